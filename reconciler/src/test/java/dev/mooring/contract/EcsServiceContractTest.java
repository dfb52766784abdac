package dev.mooring.contract;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

final class EcsServiceContractTest extends ContractTest {
    private static final Seq<Difference> MOTO = Vector.of(
            new Difference(
                    Emulator.MOTO,
                    "deploymentConfiguration",
                    Difference.Relief.SECOND_PASS,
                    "takes it on update and drops it on create"),
            new Difference(
                    Emulator.MOTO,
                    "healthCheckGracePeriodSeconds",
                    Difference.Relief.SECOND_PASS,
                    "takes it on update and drops it on create"));

    @Override
    String api() {
        return "ecs";
    }

    @Override
    Subject subject(Site at) {
        return new EcsServiceSubject(at, LoadBalancer.madeAt(at));
    }

    @Override
    Seq<Difference> differences() {
        return MOTO;
    }
}
