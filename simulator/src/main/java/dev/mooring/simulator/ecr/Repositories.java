package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The registry of one account in one Region. */
final class Repositories {
    private final TreeMap<String, Repository> byName = new TreeMap<>();

    static Repositories of(Regional<Repositories> regions, Caller caller, @Nullable String registry) {
        return regions.of(registry == null ? caller : new Caller(registry, caller.region()));
    }

    static Repository get(Regional<Repositories> regions, Caller caller, @Nullable String registry, String name) {
        return of(regions, caller, registry)
                .find(name)
                .orElseThrow(() -> EcrErrors.noRepository(name, registry == null ? caller.account() : registry));
    }

    Optional<Repository> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    void add(Repository repository) {
        byName.put(repository.name(), repository);
    }

    void remove(Repository repository) {
        byName.remove(repository.name());
    }

    /** In order of their names. */
    Collection<Repository> all() {
        return byName.values();
    }
}
