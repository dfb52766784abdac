package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** Secrets come, change, go, and come back while they can. */
final class SecretLifecycle {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@!-]{1,512}");
    private static final int SUFFIX = 6;
    private static final long SHORTEST_DAYS = 7;
    private static final long LONGEST_DAYS = 30;
    private final Secrets secrets;
    private final Drafts drafts;
    private final Timeline timeline;
    private final Ids ids;

    SecretLifecycle(Secrets secrets, Drafts drafts, Timeline timeline, Ids ids) {
        this.secrets = secrets;
        this.drafts = drafts;
        this.timeline = timeline;
        this.ids = ids;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateSecretRequest.class, this::create);
        operations.on(UpdateSecretRequest.class, this::update);
        operations.on(DeleteSecretRequest.class, this::delete);
        operations.on(RestoreSecretRequest.class, this::restore);
    }

    private CreateSecretResponse create(CreateSecretRequest request, Caller caller) {
        if (!NAME.matcher(request.name()).matches()) {
            throw SecretsErrors.badName();
        }
        Optional<SecretVersion> draft =
                drafts.of(request.clientRequestToken(), request.secretString(), request.secretBinary());
        Optional<Secret> known = secrets.find(caller, request.name());
        Secret secret = known.isPresent()
                ? sameAgain(known.get(), draft)
                : make(caller, request.name(), draft, request.description(), request.kmsKeyId());
        if (known.isEmpty()) {
            SecretTags.put(secret, request.tags());
        }
        return CreateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(draft.map(SecretVersion::id).orElse(null))
                .build();
    }

    /** The same request sent twice makes one secret. */
    private static Secret sameAgain(Secret known, Optional<SecretVersion> draft) {
        if (known.deletedAfter != null) {
            throw SecretsErrors.refused(
                    "You can't create this secret because a secret with this name is already scheduled for deletion.");
        }
        if (draft.flatMap(version -> known.version(version.id())).isEmpty()) {
            throw SecretsErrors.secretExists(known.name());
        }
        Drafts.isKnown(known, draft.get());
        return known;
    }

    Secret make(
            Caller caller,
            String name,
            Optional<SecretVersion> value,
            @Nullable String description,
            @Nullable String kmsKeyId) {
        Secret secret = new Secret(
                name, caller.arn("secretsmanager", "secret:" + name + "-" + ids.alphanumeric(SUFFIX)), timeline.now());
        secret.description = description;
        secret.kmsKeyId = kmsKeyId;
        value.ifPresent(version -> secret.add(version, List.of(Secret.LATEST)));
        secrets.add(caller, secret);
        return secret;
    }

    void seed(Caller caller, String id, Optional<SecretVersion> value) {
        if (!id.startsWith("arn:")) {
            make(caller, id, value, null, null);
            return;
        }
        String name = id.substring(id.indexOf(":secret:") + ":secret:".length());
        if (Secrets.looksComplete(name)) {
            Secret secret = new Secret(name.substring(0, name.length() - SUFFIX - 1), id, timeline.now());
            value.ifPresent(version -> secret.add(version, List.of(Secret.LATEST)));
            secrets.add(caller, secret);
        } else {
            make(caller, name, value, null, null);
        }
    }

    private UpdateSecretResponse update(UpdateSecretRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        Optional<SecretVersion> draft =
                drafts.of(request.clientRequestToken(), request.secretString(), request.secretBinary());
        boolean known = draft.map(version -> Drafts.isKnown(secret, version)).orElse(false);
        if (!known) {
            draft.ifPresent(version -> secret.add(version, List.of(Secret.LATEST)));
        }
        if (request.description() != null) {
            secret.description = request.description();
        }
        if (request.kmsKeyId() != null) {
            secret.kmsKeyId = request.kmsKeyId();
        }
        secret.changedAt = timeline.now();
        return UpdateSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(draft.map(SecretVersion::id).orElse(null))
                .build();
    }

    private DeleteSecretResponse delete(DeleteSecretRequest request, Caller caller) {
        boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
        Duration window = window(request, force);
        Instant end = timeline.now().plus(window);
        Optional<Secret> secret = secrets.find(caller, request.secretId());
        if (secret.isEmpty() && force) {
            return DeleteSecretResponse.builder()
                    .arn(caller.arn("secretsmanager", "secret:" + request.secretId() + "-" + ids.alphanumeric(SUFFIX)))
                    .name(request.secretId())
                    .deletionDate(end)
                    .build();
        }
        Secret going = secret.orElseThrow(SecretsErrors::noSecret);
        if (force) {
            secrets.remove(caller, going);
        } else if (going.deletedAfter != null) {
            throw SecretsErrors.refused(
                    "You can't perform this operation on the secret because it was already scheduled for deletion.");
        } else {
            going.deletedAfter = end;
        }
        return DeleteSecretResponse.builder()
                .arn(going.arn())
                .name(going.name())
                .deletionDate(end)
                .build();
    }

    private static Duration window(DeleteSecretRequest request, boolean force) {
        Long days = request.recoveryWindowInDays();
        if (days != null && (days < SHORTEST_DAYS || days > LONGEST_DAYS)) {
            throw SecretsErrors.invalid("The RecoveryWindowInDays value must be between " + SHORTEST_DAYS + " and "
                    + LONGEST_DAYS + " days (inclusive).");
        }
        if (force && days != null) {
            throw SecretsErrors.invalid(
                    "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
        }
        return force ? Duration.ZERO : Duration.ofDays(days == null ? LONGEST_DAYS : days);
    }

    private RestoreSecretResponse restore(RestoreSecretRequest request, Caller caller) {
        Secret secret = secrets.get(caller, request.secretId());
        secret.deletedAfter = null;
        return RestoreSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }
}
