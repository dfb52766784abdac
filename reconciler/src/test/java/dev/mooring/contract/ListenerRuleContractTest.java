package dev.mooring.contract;

final class ListenerRuleContractTest extends ContractTest {
    @Override
    String api() {
        return "elasticloadbalancing";
    }

    @Override
    Subject subject(Site at) {
        return new ListenerRuleSubject(at, LoadBalancer.madeAt(at));
    }
}
