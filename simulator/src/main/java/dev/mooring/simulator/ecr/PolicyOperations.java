package dev.mooring.simulator.ecr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mooring.simulator.Api;
import dev.mooring.simulator.AwsErrors;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.GetRepositoryPolicyResponse;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.RepositoryPolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyRequest;
import software.amazon.awssdk.services.ecr.model.SetRepositoryPolicyResponse;

/** The two documents that a repository may have. They are kept; nothing is allowed, refused or expired by them. */
final class PolicyOperations {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Regional<Repositories> regions;
    private final Timeline timeline;

    PolicyOperations(Regional<Repositories> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(SetRepositoryPolicyRequest.class, this::setPolicy);
        operations.on(GetRepositoryPolicyRequest.class, this::getPolicy);
        operations.on(DeleteRepositoryPolicyRequest.class, this::deletePolicy);
        operations.on(PutLifecyclePolicyRequest.class, this::putLifecycle);
        operations.on(GetLifecyclePolicyRequest.class, this::getLifecycle);
        operations.on(DeleteLifecyclePolicyRequest.class, this::deleteLifecycle);
    }

    private SetRepositoryPolicyResponse setPolicy(SetRepositoryPolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        repository.policy = document(request.policyText(), "PolicyText");
        return SetRepositoryPolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .policyText(repository.policy)
                .build();
    }

    private GetRepositoryPolicyResponse getPolicy(GetRepositoryPolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        return GetRepositoryPolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .policyText(policy(repository))
                .build();
    }

    private DeleteRepositoryPolicyResponse deletePolicy(DeleteRepositoryPolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        String gone = policy(repository);
        repository.policy = null;
        return DeleteRepositoryPolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .policyText(gone)
                .build();
    }

    private PutLifecyclePolicyResponse putLifecycle(PutLifecyclePolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        repository.lifecyclePolicy = document(request.lifecyclePolicyText(), "LifecyclePolicyText");
        return PutLifecyclePolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .lifecyclePolicyText(repository.lifecyclePolicy)
                .build();
    }

    private GetLifecyclePolicyResponse getLifecycle(GetLifecyclePolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        return GetLifecyclePolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .lifecyclePolicyText(lifecycle(repository))
                .lastEvaluatedAt(timeline.now())
                .build();
    }

    private DeleteLifecyclePolicyResponse deleteLifecycle(DeleteLifecyclePolicyRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        String gone = lifecycle(repository);
        repository.lifecyclePolicy = null;
        return DeleteLifecyclePolicyResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .lifecyclePolicyText(gone)
                .lastEvaluatedAt(timeline.now())
                .build();
    }

    private static String policy(Repository repository) {
        return found(
                repository.policy,
                RepositoryPolicyNotFoundException.builder(),
                "Repository policy does not exist for the repository with name '",
                repository);
    }

    private static String lifecycle(Repository repository) {
        return found(
                repository.lifecyclePolicy,
                LifecyclePolicyNotFoundException.builder(),
                "Lifecycle policy does not exist for the repository with name '",
                repository);
    }

    private static String found(
            @Nullable String document, AwsServiceException.Builder missing, String words, Repository repository) {
        if (document == null) {
            throw AwsErrors.in(
                    missing, words + repository.name() + "' in the registry with id '" + repository.registry() + "'");
        }
        return document;
    }

    private String document(String text, String member) {
        try {
            return mapper.readTree(text).toString();
        } catch (JsonProcessingException malformed) {
            throw EcrErrors.invalid("Invalid parameter at '" + member
                    + "' failed to satisfy constraint: 'Invalid repository policy provided'");
        }
    }
}
