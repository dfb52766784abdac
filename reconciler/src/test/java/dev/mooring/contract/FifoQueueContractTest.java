package dev.mooring.contract;

final class FifoQueueContractTest extends ContractTest {
    @Override
    String api() {
        return "sqs";
    }

    @Override
    Subject subject(Site at) {
        return new QueueSubject(at, true);
    }
}
