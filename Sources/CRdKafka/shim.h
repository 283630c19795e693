#pragma once

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What Swift cannot call itself: anonymous unions of rd_kafka_vu_t and function-like macros. */

/** One record header: `name` is NUL-terminated, `value` NULL means a header with no value. */
typedef struct crdkafka_header_s {
    const char *name;
    const void *value;
    size_t size;
} crdkafka_header_t;

enum { CRDKAFKA_MAXIMUM_HEADERS = 128 };

/**
 * Hands one record over (librdkafka copies key, value and headers). RD_KAFKA_PARTITION_UA leaves the partition to the
 * partitioner; a fixed one has to exist, else the headers are freed twice before librdkafka 2.12 (#4627).
 * `timestamp` in ms, 0 is now.
 * The rd_kafka_error_t is destroyed here, so no caller can leak it.
 */
static inline rd_kafka_resp_err_t crdkafka_produce(
    rd_kafka_t *rk, rd_kafka_topic_t *topic, int32_t partition, int64_t timestamp,
    const void *key, size_t key_size,
    const void *value, size_t value_size,
    void *opaque,
    const crdkafka_header_t *headers, size_t header_count) {
    rd_kafka_vu_t vus[7 + CRDKAFKA_MAXIMUM_HEADERS];
    size_t count = 0;
    if (header_count > CRDKAFKA_MAXIMUM_HEADERS)
        return RD_KAFKA_RESP_ERR__INVALID_ARG;

    vus[count].vtype = RD_KAFKA_VTYPE_RKT;
    vus[count++].u.rkt = topic;
    vus[count].vtype = RD_KAFKA_VTYPE_PARTITION;
    vus[count++].u.i32 = partition;
    vus[count].vtype = RD_KAFKA_VTYPE_TIMESTAMP;
    vus[count++].u.i64 = timestamp;
    vus[count].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
    vus[count++].u.i = RD_KAFKA_MSG_F_COPY;
    vus[count].vtype = RD_KAFKA_VTYPE_KEY;
    vus[count].u.mem.ptr = (void *)key;
    vus[count++].u.mem.size = key_size;
    vus[count].vtype = RD_KAFKA_VTYPE_VALUE;
    vus[count].u.mem.ptr = (void *)value;
    vus[count++].u.mem.size = value_size;
    vus[count].vtype = RD_KAFKA_VTYPE_OPAQUE;
    vus[count++].u.ptr = opaque;
    for (size_t i = 0; i < header_count; i++) {
        vus[count].vtype = RD_KAFKA_VTYPE_HEADER;
        vus[count].u.header.name = headers[i].name;
        vus[count].u.header.val = (void *)headers[i].value;
        vus[count++].u.header.size = (ssize_t)headers[i].size;
    }

    rd_kafka_error_t *error = rd_kafka_produceva(rk, vus, count);
    if (error == NULL)
        return RD_KAFKA_RESP_ERR_NO_ERROR;
    rd_kafka_resp_err_t code = rd_kafka_error_code(error);
    rd_kafka_error_destroy(error);
    return code;
}

/** Sets the delay of the next `count` answers of one mock broker to `rtt_ms` with no error (tests only). */
static inline rd_kafka_resp_err_t crdkafka_mock_delay_requests(
    rd_kafka_mock_cluster_t *cluster, int32_t broker, int16_t api_key, int rtt_ms) {
    return rd_kafka_mock_broker_push_request_error_rtts(
        cluster, broker, api_key, (size_t)1, RD_KAFKA_RESP_ERR_NO_ERROR, rtt_ms);
}

/* Declared here because glibc shows it only with _GNU_SOURCE, which Swift's Glibc module does not set. */
extern int pthread_setname_np(pthread_t thread, const char *name);

/** Names the calling thread for debuggers and `top -H`; at most 15 characters. */
static inline void crdkafka_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
