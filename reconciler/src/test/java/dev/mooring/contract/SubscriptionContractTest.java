package dev.mooring.contract;

final class SubscriptionContractTest extends ContractTest {
    @Override
    String api() {
        return "sns";
    }

    @Override
    Subject subject(Site at) {
        return new SubscriptionSubject(at);
    }
}
