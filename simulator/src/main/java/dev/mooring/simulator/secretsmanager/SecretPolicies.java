package dev.mooring.simulator.secretsmanager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutResourcePolicyResponse;

/** The resource policies of secrets: kept as they were sent, and never enforced. */
final class SecretPolicies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Secrets secrets;

    SecretPolicies(Secrets secrets) {
        this.secrets = secrets;
    }

    void bind(Api.Operations operations) {
        operations.on(PutResourcePolicyRequest.class, this::put);
        operations.on(GetResourcePolicyRequest.class, this::get);
        operations.on(DeleteResourcePolicyRequest.class, this::delete);
    }

    private PutResourcePolicyResponse put(PutResourcePolicyRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        try {
            if (!JSON.readTree(request.resourcePolicy()).isObject()) {
                throw SecretsErrors.badPolicy();
            }
        } catch (JsonProcessingException notJson) {
            throw SecretsErrors.badPolicy();
        }
        secret.policy = request.resourcePolicy();
        return PutResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }

    private GetResourcePolicyResponse get(GetResourcePolicyRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        return GetResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .resourcePolicy(secret.policy)
                .build();
    }

    private DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request, Caller caller) {
        Secret secret = secrets.usable(caller, request.secretId());
        secret.policy = null;
        return DeleteResourcePolicyResponse.builder()
                .arn(secret.arn())
                .name(secret.name())
                .build();
    }
}
