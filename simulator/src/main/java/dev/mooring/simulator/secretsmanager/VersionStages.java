package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretVersionIdsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretVersionsListEntry;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/** Which labels mark which versions. */
final class VersionStages {
    private static final int MOST_PER_PAGE = 100;
    private final Secrets secrets;

    VersionStages(Secrets secrets) {
        this.secrets = secrets;
    }

    void bind(Api.Operations operations) {
        operations.on(ListSecretVersionIdsRequest.class, this::list);
        operations.on(UpdateSecretVersionStageRequest.class, this::update);
    }

    private ListSecretVersionIdsResponse list(ListSecretVersionIdsRequest request, Caller caller) {
        Secret secret = secrets.get(caller, request.secretId());
        boolean deprecatedToo = Boolean.TRUE.equals(request.includeDeprecated());
        List<SecretVersionsListEntry> versions = secret.versions().stream()
                .filter(version -> deprecatedToo || !secret.stages(version.id()).isEmpty())
                .map(version -> entry(secret, version))
                .toList();
        Page<SecretVersionsListEntry> page =
                Page.of(versions, request.nextToken(), request.maxResults(), MOST_PER_PAGE, SecretsErrors::badToken);
        return ListSecretVersionIdsResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versions(page.items())
                .nextToken(page.next())
                .build();
    }

    private static SecretVersionsListEntry entry(Secret secret, SecretVersion version) {
        List<String> stages = secret.stages(version.id());
        return SecretVersionsListEntry.builder()
                .versionId(version.id())
                .versionStages(stages.isEmpty() ? null : stages)
                .createdDate(version.createdAt())
                .kmsKeyIds("DefaultEncryptionKey")
                .build();
    }

    private UpdateSecretVersionStageResponse update(UpdateSecretVersionStageRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        String stage = request.versionStage();
        Optional<String> marked = secret.marked(stage).map(SecretVersion::id);
        exists(secret, request.removeFromVersionId());
        exists(secret, request.moveToVersionId());
        if (request.removeFromVersionId() != null && !marked.equals(Optional.of(request.removeFromVersionId()))) {
            throw SecretsErrors.invalid(
                    "Version stage " + stage + " not found in version " + request.removeFromVersionId());
        }
        if (request.moveToVersionId() == null) {
            remove(secret, stage);
        } else {
            move(secret, stage, marked, request);
        }
        return UpdateSecretVersionStageResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private static void exists(Secret secret, @Nullable String versionId) {
        if (versionId != null && secret.version(versionId).isEmpty()) {
            throw SecretsErrors.invalid("Not a valid version: " + versionId);
        }
    }

    private static void remove(Secret secret, String stage) {
        if (stage.equals(Secret.LATEST)) {
            throw SecretsErrors.invalid("You can only move staging label AWSCURRENT to a different secret version. "
                    + "It can't be completely removed.");
        }
        secret.unmark(stage);
    }

    private static void move(
            Secret secret, String stage, Optional<String> marked, UpdateSecretVersionStageRequest request) {
        boolean elsewhere = marked.isPresent() && !marked.get().equals(request.moveToVersionId());
        if (elsewhere && request.removeFromVersionId() == null) {
            throw SecretsErrors.invalid("The parameter RemoveFromVersionId can't be empty. Staging label " + stage
                    + " is currently attached to version " + marked.get()
                    + ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        secret.mark(stage, request.moveToVersionId());
    }
}
