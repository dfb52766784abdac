package dev.mooring.contract;

/**
 * Where an emulator is not AWS.
 *
 * @param path the field that it keeps in its own way; the contract does not hold there
 * @param why what it does instead
 */
record Difference(Emulator emulator, String path, String why) {}
