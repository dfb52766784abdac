package dev.mooring.cli;

import dev.mooring.graph.DesiredGraph;
import dev.mooring.kinds.service.SecretSource;
import dev.mooring.kinds.service.SecretSource.Store;
import dev.mooring.manifest.Environment;
import dev.mooring.resource.SecretUse;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Landscape;
import dev.mooring.simulator.SeededSecret;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The secrets that an environment's manifests name, each with something in it that is none: nothing here is worth hiding. */
final class SeededSecrets {
    private final Environment.Spec environment;
    private final Seq<SecretSource> sources;

    private SeededSecrets(Environment.Spec environment, Seq<SecretSource> sources) {
        this.environment = environment;
        this.sources = sources;
    }

    static SeededSecrets of(DesiredGraph graph) {
        return new SeededSecrets(
                graph.environment().spec(),
                graph.resources()
                        .values()
                        .flatMap(resource -> resource.secrets().map(SecretUse::source))
                        .map(SecretSource::of)
                        .toVector());
    }

    Landscape in(Landscape landscape) {
        Landscape withSecrets = sources.filter(source -> source.store() == Store.SECRETS_MANAGER)
                .groupBy(SecretSource::id)
                .values()
                .foldLeft(landscape, (so, uses) -> so.withSecret(secret(uses)));
        return sources.filter(source -> source.store() == Store.PARAMETER_STORE)
                .reject(source -> source.id().startsWith("/aws/"))
                .distinctBy(SecretSource::id)
                .foldLeft(
                        withSecrets,
                        (so, source) -> so.withParameter(new SeededSecret(owner(source), source.id(), "demo")));
    }

    /** With every key that anybody wants of it. */
    private SeededSecret secret(Seq<SecretSource> uses) {
        Vector<String> keys =
                uses.flatMap(SecretSource::key).distinct().sorted().toVector();
        String value = keys.isEmpty()
                ? "demo"
                : keys.map(key -> "\"" + key + "\": \"demo\"").mkString("{", ", ", "}");
        return new SeededSecret(owner(uses.head()), uses.head().id(), value);
    }

    private Caller owner(SecretSource source) {
        return new Caller(
                source.account().getOrElse(environment.account()),
                source.region().getOrElse(environment.region()));
    }
}
