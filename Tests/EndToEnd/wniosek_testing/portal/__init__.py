"""The portal as residents meet it: with a browser and a keyboard, without scripts, without a browser, and with ill will."""
