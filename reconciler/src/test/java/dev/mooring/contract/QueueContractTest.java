package dev.mooring.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

final class QueueContractTest extends ContractTest {
    static final Seq<Difference> MOTO = Vector.of(new Difference(
            Emulator.MOTO,
            "Attributes.RedriveAllowPolicy",
            Difference.Relief.LEFT_OUT,
            "takes the attribute and never gives it back"));

    @Override
    String api() {
        return "sqs";
    }

    @Override
    Subject subject(Site at) {
        return new QueueSubject(at, false);
    }

    @Override
    Seq<Difference> differences() {
        return MOTO;
    }
}
