package dev.mooring.contract;

final class CompositeAlarmContractTest extends ContractTest {
    @Override
    String api() {
        return "monitoring";
    }

    @Override
    Subject subject(Site at) {
        return new CompositeAlarmSubject(at);
    }
}
