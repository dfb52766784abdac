package dev.mooring.simulator.secretsmanager;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One secret: its versions by id, and which of them each staging label marks. A label marks one version at a time; a version
 * that none marks is deprecated.
 */
final class Secret {
    static final String LATEST = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    private final String name;
    private final String arn;
    private final Instant createdAt;
    private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
    private final Map<String, String> versionsByStage = new LinkedHashMap<>();
    final Map<String, String> tags = new LinkedHashMap<>();
    boolean everTagged;
    Instant changedAt;

    @Nullable Instant accessedAt;

    /** Until when it can be restored; null while nobody deleted it. */
    @Nullable Instant deletedAfter;

    @Nullable String description;

    @Nullable String kmsKeyId;

    @Nullable String policy;

    Secret(String name, String arn, Instant createdAt) {
        this.name = name;
        this.arn = arn;
        this.createdAt = createdAt;
        this.changedAt = createdAt;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    Instant createdAt() {
        return createdAt;
    }

    void tag(Map<String, String> more) {
        tags.putAll(more);
        everTagged |= !more.isEmpty();
    }

    List<SecretVersion> versions() {
        return List.copyOf(versions.values());
    }

    Optional<SecretVersion> version(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    Optional<SecretVersion> marked(String stage) {
        return Optional.ofNullable(versionsByStage.get(stage)).map(versions::get);
    }

    /** The labels of a version; none for a deprecated one. */
    List<String> stages(String versionId) {
        return versionsByStage.entrySet().stream()
                .filter(stage -> stage.getValue().equals(versionId))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every version that a label marks. */
    Map<String, List<String>> stages() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        versions.keySet().stream().filter(id -> !stages(id).isEmpty()).forEach(id -> stages.put(id, stages(id)));
        return stages;
    }

    /** Adds a version; a secret's first is what its value is, whatever the labels say. */
    void add(SecretVersion version, List<String> stages) {
        boolean first = versions.isEmpty();
        versions.put(version.id(), version);
        stages.forEach(stage -> mark(stage, version.id()));
        if (first) {
            mark(LATEST, version.id());
        }
        changedAt = version.createdAt();
    }

    /** Moves a label; where AWSCURRENT comes from, AWSPREVIOUS goes. */
    void mark(String stage, String versionId) {
        String before = versionsByStage.put(stage, versionId);
        if (stage.equals(LATEST) && before != null && !before.equals(versionId)) {
            versionsByStage.put(PREVIOUS, before);
        }
    }

    void unmark(String stage) {
        versionsByStage.remove(stage);
    }
}
