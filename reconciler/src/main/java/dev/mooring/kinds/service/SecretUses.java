package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.Secret;
import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Manifest;
import dev.mooring.resource.SecretUse;
import dev.mooring.resource.Value;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Every secret that a task definition names, those that open a registry included, be it by a field of the spec or by an override, and where it is written. */
final class SecretUses {
    private static final String OVERRIDDEN = "spec.overrides.taskDefinition.containerDefinitions";
    private final ServiceSpec spec;
    private final String container;
    private final SecretArns arns;

    SecretUses(Manifest<ServiceSpec> manifest, Environment environment) {
        this.spec = manifest.spec();
        this.container = new ServiceNames(manifest, environment).container();
        this.arns = new SecretArns(environment);
    }

    Seq<SecretUse> in(Value.Tree definition) {
        return ServiceTrees.trees(definition, "containerDefinitions").flatMap(one -> {
            String name = one.text("name").getOrElse("");
            Seq<SecretUse> told = uses(ServiceTrees.trees(one, "secrets"), variable -> writtenAt(name, variable));
            Seq<SecretUse> logged = one.get("logConfiguration")
                    .filter(Value.Tree.class::isInstance)
                    .map(logs -> uses(ServiceTrees.trees((Value.Tree) logs, "secretOptions"), this::optionAt))
                    .getOrElse(Vector.empty());
            Seq<SecretUse> registry = one.get("repositoryCredentials")
                    .filter(Value.Tree.class::isInstance)
                    .flatMap(credentials -> ((Value.Tree) credentials).text("credentialsParameter"))
                    .map(secret -> new SecretUse("repositoryCredentials", arns.secret(secret), OVERRIDDEN))
                    .toVector();
            return told.appendAll(logged).appendAll(registry);
        });
    }

    private interface Written {
        String at(String variable);
    }

    private static Seq<SecretUse> uses(Seq<Value.Tree> secrets, Written written) {
        return secrets.flatMap(secret -> secret.text("name")
                .flatMap(variable ->
                        secret.text("valueFrom").map(source -> new SecretUse(variable, source, written.at(variable)))));
    }

    private String writtenAt(String name, String variable) {
        if (name.equals(container)) {
            return stated(spec.secrets(), variable, "spec.secrets.");
        }
        int sidecar = spec.sidecars().indexWhere(one -> one.name().equals(name));
        return sidecar < 0
                ? OVERRIDDEN
                : stated(spec.sidecars().get(sidecar).secrets(), variable, "spec.sidecars[" + sidecar + "].secrets.");
    }

    private String optionAt(String option) {
        return stated(spec.logs().secretOptions(), option, "spec.logs.secretOptions.");
    }

    private static String stated(Map<String, Secret> secrets, String variable, String at) {
        return secrets.get(variable)
                .map(secret -> at + variable + "." + field(secret))
                .getOrElse(OVERRIDDEN);
    }

    private static String field(Secret secret) {
        return switch (secret) {
            case Secret.FromSecret ignored -> "secret";
            case Secret.FromParameter ignored -> "parameter";
        };
    }
}
