package dev.mooring.contract;

/**
 * Where an emulator is not AWS.
 *
 * @param path the field that it keeps in its own way
 * @param relief how far the contract does not hold there
 * @param why what it does instead
 */
record Difference(Emulator emulator, String path, Relief relief, String why) {

    enum Relief {
        /** The field is another owner's, and nobody edits it. */
        LEFT_OUT,
        /** Creating drops the field and updating keeps it, so it takes a second pass to arrive. */
        SECOND_PASS
    }
}
