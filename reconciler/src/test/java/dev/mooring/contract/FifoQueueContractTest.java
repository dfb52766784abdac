package dev.mooring.contract;

import io.vavr.collection.Seq;

final class FifoQueueContractTest extends ContractTest {
    @Override
    String api() {
        return "sqs";
    }

    @Override
    Subject subject(Site at) {
        return new QueueSubject(at, true);
    }

    @Override
    Seq<Difference> differences() {
        return QueueContractTest.MOTO;
    }
}
