package dev.mooring.contract;

import io.vavr.collection.Seq;

final class FifoTopicContractTest extends ContractTest {
    @Override
    String api() {
        return "sns";
    }

    @Override
    Subject subject(Site at) {
        return new TopicSubject(at, true);
    }

    @Override
    Seq<Difference> differences() {
        return TopicContractTest.MOTO;
    }
}
