package dev.mooring.contract;

final class TargetGroupContractTest extends ContractTest {
    @Override
    String api() {
        return "elasticloadbalancing";
    }

    @Override
    Subject subject(Site at) {
        return new TargetGroupSubject(at);
    }
}
