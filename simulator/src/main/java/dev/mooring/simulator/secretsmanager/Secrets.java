package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The secrets of every account and Region. What can no longer be restored is gone. */
final class Secrets {
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:secretsmanager:([^:]+):(\\d{12}):secret:(.+)");
    private static final Pattern COMPLETE = Pattern.compile(".+-[A-Za-z0-9]{6}");
    private final Regional<Map<String, Secret>> regions = new Regional<>(caller -> new LinkedHashMap<>());
    private final Timeline timeline;

    Secrets(Timeline timeline) {
        this.timeline = timeline;
    }

    /** In the order in which they were made. */
    List<Secret> all(Caller caller) {
        return List.copyOf(here(caller).values());
    }

    void add(Caller caller, Secret secret) {
        here(caller).put(secret.name(), secret);
    }

    void remove(Caller caller, Secret secret) {
        here(caller).remove(secret.name());
    }

    /** Also one that is marked for deletion. */
    Secret get(Caller caller, String id) {
        return find(caller, id).orElseThrow(SecretsErrors::noSecret);
    }

    /** One that is not marked for deletion. */
    Secret usable(Caller caller, String id) {
        Secret secret = get(caller, id);
        if (secret.deletedAfter != null) {
            throw SecretsErrors.refused(SecretsErrors.MARKED_FOR_DELETION);
        }
        return secret;
    }

    /**
     * By name, by ARN, or by the ARN without its six random characters; what ends in a hyphen and six characters is taken
     * for a complete ARN (AWS Secrets Manager User Guide, "Finding a secret from a partial ARN").
     */
    Optional<Secret> find(Caller caller, String id) {
        Matcher arn = ARN.matcher(id);
        if (!arn.matches()) {
            return Optional.ofNullable(here(caller).get(id));
        }
        Map<String, Secret> there = here(new Caller(arn.group(2), arn.group(1)));
        Optional<Secret> complete =
                there.values().stream().filter(each -> each.arn().equals(id)).findFirst();
        return looksComplete(arn.group(3)) ? complete : complete.or(() -> Optional.ofNullable(there.get(arn.group(3))));
    }

    static boolean looksComplete(String nameInArn) {
        return COMPLETE.matcher(nameInArn).matches();
    }

    private Map<String, Secret> here(Caller caller) {
        Instant now = timeline.now();
        Map<String, Secret> secrets = regions.of(caller);
        secrets.values().removeIf(secret -> secret.deletedAfter != null && !secret.deletedAfter.isAfter(now));
        return secrets;
    }
}
