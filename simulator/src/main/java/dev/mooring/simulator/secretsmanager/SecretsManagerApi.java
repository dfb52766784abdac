package dev.mooring.simulator.secretsmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AWS Secrets Manager. */
public final class SecretsManagerApi implements Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Secrets secrets;
    private final Drafts drafts;
    private final SecretLifecycle lifecycle;
    private final SecretValues values;
    private final VersionStages stages;
    private final SecretListing listing;
    private final SecretPolicies policies;
    private final RandomPasswords passwords;
    private final SecretTags tags;

    public SecretsManagerApi(World world) {
        this.secrets = new Secrets(world.timeline());
        this.drafts = new Drafts(world.timeline(), world.ids());
        this.lifecycle = new SecretLifecycle(secrets, drafts, world.timeline(), world.ids());
        this.values = new SecretValues(secrets, drafts, world.timeline());
        this.stages = new VersionStages(secrets);
        this.listing = new SecretListing(secrets);
        this.policies = new SecretPolicies(secrets);
        this.passwords = new RandomPasswords(world.ids());
        this.tags = new SecretTags(secrets);
    }

    @Override
    public String signingName() {
        return "secretsmanager";
    }

    @Override
    public void bind(Operations operations) {
        lifecycle.bind(operations);
        values.bind(operations);
        stages.bind(operations);
        listing.bind(operations);
        policies.bind(operations);
        passwords.bind(operations);
        tags.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    /**
     * Makes a secret be there, with this value, as if somebody had made it; one that is there keeps its own.
     *
     * @param id a name; or an ARN, complete or partial, by which it can then be found
     */
    public void seed(Caller owner, String id, String value) {
        if (secrets.find(owner, id).isEmpty()) {
            lifecycle.seed(owner, id, drafts.of(null, value, null));
        }
    }

    /**
     * Why a task could not be given this secret; empty where it could.
     *
     * @param id the secret's ARN, complete or partial
     * @param key a member of the secret's JSON; null for the whole secret
     * @return in the words in which ECS passes on what Secrets Manager says
     */
    public Optional<String> refusal(
            Caller owner, String id, @Nullable String key, @Nullable String stage, @Nullable String versionId) {
        try {
            SecretVersion version = SecretValues.version(secrets.usable(owner, id), versionId, stage);
            return key == null || has(version, key)
                    ? Optional.empty()
                    : Optional.of("retrieved secret from Secrets Manager did not contain json key " + key);
        } catch (AwsServiceException refused) {
            return Optional.of("failed to fetch secret " + id + " from secrets manager: "
                    + refused.getClass().getSimpleName() + ": " + refused.getMessage());
        }
    }

    private static boolean has(SecretVersion version, String key) {
        try {
            return version.text() != null && JSON.readTree(version.text()).has(key);
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
