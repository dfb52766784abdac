package dev.mooring.manifest;

/**
 * What one file of specs may hold, so that no text can exhaust the daemon.
 *
 * @param characters in the file
 * @param documents in the file
 * @param depth of lists and objects within each other
 * @param aliased values that the aliases of one document may stand for, all together
 */
record Limits(int characters, int documents, int depth, int aliased) {
    static final Limits STANDARD = new Limits(3 * 1024 * 1024, 5_000, 50, 10_000);
}
