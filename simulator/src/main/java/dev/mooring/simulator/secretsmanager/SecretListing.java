package dev.mooring.simulator.secretsmanager;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** What there is to know of secrets but what they say. */
final class SecretListing {
    private static final int MOST_PER_PAGE = 100;
    private final Secrets secrets;

    SecretListing(Secrets secrets) {
        this.secrets = secrets;
    }

    void bind(Api.Operations operations) {
        operations.on(DescribeSecretRequest.class, this::describe);
        operations.on(ListSecretsRequest.class, this::list);
    }

    private DescribeSecretResponse describe(DescribeSecretRequest request, Caller caller) {
        Secret secret = secrets.get(caller, request.secretId());
        return DescribeSecretResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description)
                .kmsKeyId(secret.kmsKeyId)
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt)
                .lastAccessedDate(secret.accessedAt)
                .deletedDate(secret.deletedAfter)
                .versionIdsToStages(stages(secret))
                .tags(tags(secret))
                .build();
    }

    private ListSecretsResponse list(ListSecretsRequest request, Caller caller) {
        SecretFilters.check(request.filters());
        boolean goingToo = Boolean.TRUE.equals(request.includePlannedDeletion());
        List<SecretListEntry> found = secrets.all(caller).stream()
                .filter(secret -> goingToo || secret.deletedAfter == null)
                .filter(secret -> SecretFilters.passes(secret, request.filters()))
                .map(SecretListing::entry)
                .toList();
        Page<SecretListEntry> page = Page.of(
                "desc".equals(request.sortOrderAsString()) ? found.reversed() : found,
                request.nextToken(),
                request.maxResults(),
                MOST_PER_PAGE,
                SecretsErrors::badToken);
        return ListSecretsResponse.builder()
                .secretList(page.items())
                .nextToken(page.next())
                .build();
    }

    private static SecretListEntry entry(Secret secret) {
        return SecretListEntry.builder()
                .arn(secret.arn())
                .name(secret.name())
                .description(secret.description)
                .kmsKeyId(secret.kmsKeyId)
                .createdDate(secret.createdAt())
                .lastChangedDate(secret.changedAt)
                .lastAccessedDate(secret.accessedAt)
                .deletedDate(secret.deletedAfter)
                .secretVersionsToStages(stages(secret))
                .tags(tags(secret))
                .build();
    }

    private static @Nullable Map<String, List<String>> stages(Secret secret) {
        return secret.stages().isEmpty() ? null : secret.stages();
    }

    /** An empty list for what once had tags, as AWS has it; none for what never had. */
    private static @Nullable List<Tag> tags(Secret secret) {
        return secret.everTagged
                ? secret.tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList()
                : null;
    }
}
