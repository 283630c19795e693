#pragma once
#include <libpq-fe.h>
// Swift's Glibc module does not offer the two calls the socket thread needs.
#include <sys/epoll.h>
#include <sys/eventfd.h>
