package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.time.Timeline;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.APIErrorType;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.BatchGetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretValueEntry;

/** What secrets say, read and written. */
final class SecretValues {
    private static final int MOST_PER_BATCH = 20;
    private final Secrets secrets;
    private final Drafts drafts;
    private final Timeline timeline;

    SecretValues(Secrets secrets, Drafts drafts, Timeline timeline) {
        this.secrets = secrets;
        this.drafts = drafts;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(GetSecretValueRequest.class, this::get);
        operations.on(BatchGetSecretValueRequest.class, this::batch);
        operations.on(PutSecretValueRequest.class, this::put);
    }

    private GetSecretValueResponse get(GetSecretValueRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        SecretVersion version = version(secret, request.versionId(), request.versionStage());
        secret.accessedAt = timeline.now().truncatedTo(ChronoUnit.DAYS);
        return GetSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(version.id())
                .secretString(version.text())
                .secretBinary(version.bytes())
                .versionStages(secret.stages(version.id()))
                .createdDate(version.createdAt())
                .build();
    }

    /** The version of this id, or the one that a label marks: AWSCURRENT where nothing is said. */
    static SecretVersion version(Secret secret, @Nullable String id, @Nullable String stage) {
        if (id == null) {
            String label = stage == null ? Secret.LATEST : stage;
            return secret.marked(label).orElseThrow(() -> SecretsErrors.noLabel(label));
        }
        SecretVersion version = secret.version(id).orElseThrow(() -> SecretsErrors.noVersion(id));
        if (stage != null && !secret.stages(id).contains(stage)) {
            throw SecretsErrors.refused(
                    "You provided a VersionStage that is not associated to the provided VersionId.");
        }
        return version;
    }

    private BatchGetSecretValueResponse batch(BatchGetSecretValueRequest request, Caller caller) {
        SecretFilters.check(request.filters());
        boolean byFilter = !request.filters().isEmpty();
        if (byFilter != request.secretIdList().isEmpty()) {
            throw SecretsErrors.invalid("Either 'SecretIdList' or 'Filters' must be provided, but not both.");
        }
        if (request.maxResults() != null && !byFilter) {
            throw SecretsErrors.invalid(
                    "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.");
        }
        List<String> asked = byFilter
                ? secrets.all(caller).stream()
                        .filter(secret -> SecretFilters.passes(secret, request.filters()))
                        .filter(secret -> secret.deletedAfter == null)
                        .map(Secret::name)
                        .toList()
                : request.secretIdList();
        Page<String> page =
                Page.of(asked, request.nextToken(), request.maxResults(), MOST_PER_BATCH, SecretsErrors::badToken);
        List<SecretValueEntry> values = new ArrayList<>();
        List<APIErrorType> errors = new ArrayList<>();
        for (String id : page.items()) {
            try {
                values.add(
                        entry(get(GetSecretValueRequest.builder().secretId(id).build(), caller)));
            } catch (AwsServiceException refused) {
                errors.add(APIErrorType.builder()
                        .secretId(id)
                        .errorCode(refused.getClass().getSimpleName())
                        .message(refused.getMessage())
                        .build());
            }
        }
        return BatchGetSecretValueResponse.builder()
                .secretValues(values)
                .errors(errors)
                .nextToken(page.next())
                .build();
    }

    private static SecretValueEntry entry(GetSecretValueResponse value) {
        return SecretValueEntry.builder()
                .arn(value.arn())
                .name(value.name())
                .versionId(value.versionId())
                .secretString(value.secretString())
                .secretBinary(value.secretBinary())
                .versionStages(value.versionStages())
                .createdDate(value.createdDate())
                .build();
    }

    private PutSecretValueResponse put(PutSecretValueRequest request, Caller caller) {
        SecretVersion draft = drafts.of(request.clientRequestToken(), request.secretString(), request.secretBinary())
                .orElseThrow(() -> SecretsErrors.refused("You must provide either SecretString or SecretBinary."));
        Secret secret = secrets.usable(caller, request.secretId());
        if (!Drafts.isKnown(secret, draft)) {
            secret.add(draft, request.hasVersionStages() ? request.versionStages() : List.of(Secret.LATEST));
        }
        return PutSecretValueResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .versionId(draft.id())
                .versionStages(secret.stages(draft.id()))
                .build();
    }
}
