package dev.mooring.contract;

final class QueueContractTest extends ContractTest {
    @Override
    String api() {
        return "sqs";
    }

    @Override
    Subject subject(Site at) {
        return new QueueSubject(at, false);
    }
}
