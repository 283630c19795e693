private import CRdKafka

/// Names the calling thread; glibc takes 15 characters.
func nameThread(_ name: String) { crdkafka_name_thread(String(name.prefix(15))) }
