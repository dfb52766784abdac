package dev.mooring.manifest;

import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Environments of one name, and environments within each other's folders: whose a document is would be anybody's guess. */
final class EnvironmentConflicts {
    private final Map<String, Document> byName = new HashMap<>();
    private final Map<String, Document> byFolder = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private EnvironmentConflicts() {}

    static List<Problem> among(Seq<Document> environments) {
        EnvironmentConflicts conflicts = new EnvironmentConflicts();
        environments.forEach(conflicts::nameOnce);
        environments.forEach(conflicts::placeOnce);
        environments.forEach(conflicts::placeApart);
        return conflicts.problems;
    }

    private void nameOnce(Document environment) {
        Document earlier = byName.putIfAbsent(environment.id().name(), environment);
        if (earlier != null) {
            problem(environment, environment.id() + " is written twice; first at " + earlier.position());
        }
    }

    private void placeOnce(Document environment) {
        Document earlier = byFolder.putIfAbsent(environment.folder(), environment);
        if (earlier != null) {
            problem(environment, "one folder is one environment; the other is at " + earlier.position());
        }
    }

    private void placeApart(Document environment) {
        String folder = environment.folder();
        while (!folder.isEmpty()) {
            folder = Folders.of(folder);
            @Nullable Document around = byFolder.get(folder);
            if (around != null) {
                problem(environment, "an environment cannot lie within another; the other is at " + around.position());
            }
        }
    }

    private void problem(Document environment, String message) {
        problems.add(new Problem(environment.position(), message));
    }
}
