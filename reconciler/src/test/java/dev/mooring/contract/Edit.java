package dev.mooring.contract;

/**
 * What somebody does to a live object behind Mooring's back.
 *
 * @param path the managed field that it changes
 */
record Edit(String path, Runnable deed) {
    @Override
    public String toString() {
        return path;
    }
}
