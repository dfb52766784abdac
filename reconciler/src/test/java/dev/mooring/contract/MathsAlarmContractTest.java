package dev.mooring.contract;

final class MathsAlarmContractTest extends ContractTest {
    @Override
    String api() {
        return "monitoring";
    }

    @Override
    Subject subject(Site at) {
        return new AlarmSubject(at, true);
    }
}
