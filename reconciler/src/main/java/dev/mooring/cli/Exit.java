package dev.mooring.cli;

/** What the process tells its caller. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;

    /** {@code plan --detailed-exitcode}: the plan holds changes. */
    static final int CHANGES = 2;

    /** As sysexits(3) has it. */
    static final int USAGE = 64;

    private Exit() {}
}
