package dev.mooring.simulator.faults;

/** A way in which a call goes wrong. */
public enum Fault {
    /** Refused by a rate limit; not performed. */
    THROTTLE,
    /** Answered with a 500; not performed. */
    SERVER_ERROR,
    /** Answered with an access-denied error; not performed. */
    DENY,
    /** Performed, but the connection is closed without an answer. */
    LOST_RESPONSE,
    /** Performed, but answered with a 500. */
    SERVER_ERROR_AFTER,
    /** Answered with what the same request was answered the time before, if there was one. */
    STALE_READ,
    /** The caller dies before the call: it is not performed, and neither is any later one until the caller is revived. */
    CRASH_BEFORE,
    /** The caller dies after the call: it is performed, unanswered, and no later one is until the caller is revived. */
    CRASH_AFTER
}
