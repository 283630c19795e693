"""A TCP proxy in front of the broker: cuts every connection, or keeps single kinds of Kafka requests from the broker."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

from wniosek_local.broker import Broker
from wniosek_local.child import Program
from wniosek_local.ports import HOST

OFFSET_COMMIT = 8
_LENGTH = 4
_CHUNK = 1 << 16


class BrokerProxy:
    """Listens at once; `broker_port` may be known later. Everything passes, until told otherwise."""

    def __init__(self) -> None:
        self.broker_port: int | None = None
        self._withheld: frozenset[int] = frozenset()
        self._is_cut = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="broker proxy", daemon=True)
        self._thread.start()
        self._server = self._await(asyncio.start_server(self._serve, HOST, 0))
        self.port: int = self._server.sockets[0].getsockname()[1]

    def __enter__(self) -> "BrokerProxy":
        return self

    def __exit__(self, *error: object) -> None:
        self._await(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def withhold(self, *api_keys: int) -> None:
        """Takes requests of these kinds and never passes them on."""
        self._withheld = frozenset(api_keys)

    def withhold_nothing(self) -> None:
        """Ends every connection too, for what was withheld would be waited for on it."""
        self._withheld = frozenset()
        self._await(self._drop())

    def cut(self) -> None:
        """Ends every connection, and each new one at once."""
        self._is_cut = True
        self._await(self._drop())

    def mend(self) -> None:
        self._is_cut = False

    def _await(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _close(self) -> None:
        self._server.close()
        await self._drop()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _drop(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _serve(self, client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        if self._is_cut:
            to_client.transport.abort()
            return
        try:
            broker, to_broker = await asyncio.open_connection(HOST, self.broker_port)
        except OSError:
            to_client.transport.abort()
            return
        ends = {to_client, to_broker}
        self._writers |= ends
        both = [
            asyncio.create_task(self._pass_requests(client, to_broker)),
            asyncio.create_task(self._pass_answers(broker, to_client)),
        ]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.close()
        await asyncio.gather(*both, return_exceptions=True)
        self._writers -= ends

    async def _pass_requests(self, client: asyncio.StreamReader, to_broker: asyncio.StreamWriter) -> None:
        """Frame by frame: a length, then the API key."""
        while True:
            length = await client.readexactly(_LENGTH)
            frame = await client.readexactly(int.from_bytes(length, "big"))
            if int.from_bytes(frame[:2], "big") in self._withheld:
                continue
            to_broker.write(length + frame)
            await to_broker.drain()

    async def _pass_answers(self, broker: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        while answer := await broker.read(_CHUNK):
            to_client.write(answer)
            await to_client.drain()


class ProxiedBroker(Broker):
    """The stack's broker, telling its clients to come by way of the proxy."""

    def __init__(self, port: int, s3_port: int | None, proxy: BrokerProxy) -> None:
        super().__init__(port, s3_port)
        self._proxy = proxy
        proxy.broker_port = port

    def program(self) -> Program:
        program = super().program()
        command = list(program.command)
        command[command.index("--advertised-listener-url") + 1] = f"tcp://{HOST}:{self._proxy.port}"
        return Program(
            program.name, tuple(command), program.environment, account=program.account, folder=program.folder
        )
