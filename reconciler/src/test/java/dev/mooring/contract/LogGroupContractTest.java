package dev.mooring.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

final class LogGroupContractTest extends ContractTest {
    @Override
    String api() {
        return "logs";
    }

    @Override
    Subject subject(Site at) {
        return new LogGroupSubject(at);
    }

    @Override
    Seq<Difference> differences() {
        return Vector.of(
                new Difference(Emulator.MOTO, "kmsKeyId", Difference.Relief.LEFT_OUT, "does not know AssociateKmsKey"),
                new Difference(
                        Emulator.MOTO,
                        "deletionProtectionEnabled",
                        Difference.Relief.LEFT_OUT,
                        "does not know PutLogGroupDeletionProtection"));
    }
}
