package dev.mooring.contract;

final class DashboardContractTest extends ContractTest {
    @Override
    String api() {
        return "monitoring";
    }

    @Override
    Subject subject(Site at) {
        return new DashboardSubject(at);
    }
}
