package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Page;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.DeleteRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.EncryptionConfiguration;
import software.amazon.awssdk.services.ecr.model.ImageScanningConfiguration;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationRequest;
import software.amazon.awssdk.services.ecr.model.PutImageScanningConfigurationResponse;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityRequest;
import software.amazon.awssdk.services.ecr.model.PutImageTagMutabilityResponse;

/** Repositories come, change, are described and go. */
final class RepositoryOperations {
    private static final int MOST_PER_PAGE = 1000;
    private static final int USUAL_PAGE = 100;
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private final Regional<Repositories> regions;
    private final Timeline timeline;

    RepositoryOperations(Regional<Repositories> regions, Timeline timeline) {
        this.regions = regions;
        this.timeline = timeline;
    }

    void bind(Api.Operations operations) {
        operations.on(CreateRepositoryRequest.class, this::create);
        operations.on(DescribeRepositoriesRequest.class, this::describe);
        operations.on(DeleteRepositoryRequest.class, this::delete);
        operations.on(PutImageTagMutabilityRequest.class, this::putMutability);
        operations.on(PutImageScanningConfigurationRequest.class, this::putScanning);
    }

    private CreateRepositoryResponse create(CreateRepositoryRequest request, Caller caller) {
        Caller owner = request.registryId() == null ? caller : new Caller(request.registryId(), caller.region());
        Repositories repositories = regions.of(owner);
        if (repositories.find(request.repositoryName()).isPresent()) {
            throw EcrErrors.repositoryExists(request.repositoryName(), owner.account());
        }
        Repository repository = fresh(request, owner);
        EcrTags.put(repository, request.tags());
        repositories.add(repository);
        return CreateRepositoryResponse.builder()
                .repository(repository.settings)
                .build();
    }

    /** A repository as it is where nothing is said of it. */
    Repository plain(String name, Caller owner) {
        return fresh(CreateRepositoryRequest.builder().repositoryName(name).build(), owner);
    }

    private Repository fresh(CreateRepositoryRequest request, Caller owner) {
        String name = request.repositoryName();
        if (!NAME.matcher(name).matches()) {
            throw EcrErrors.invalid("Invalid parameter at 'repositoryName' failed to satisfy constraint: "
                    + "'must satisfy regular expression '" + NAME + "''");
        }
        return new Repository(software.amazon.awssdk.services.ecr.model.Repository.builder()
                .repositoryName(name)
                .registryId(owner.account())
                .repositoryArn(owner.arn("ecr", "repository/" + name))
                .repositoryUri(owner.account() + ".dkr.ecr." + owner.region() + ".amazonaws.com/" + name)
                .createdAt(timeline.now())
                .imageTagMutability(Objects.requireNonNullElse(request.imageTagMutabilityAsString(), "MUTABLE"))
                .imageTagMutabilityExclusionFilters(
                        request.hasImageTagMutabilityExclusionFilters()
                                ? request.imageTagMutabilityExclusionFilters()
                                : null)
                .imageScanningConfiguration(Objects.requireNonNullElse(
                        request.imageScanningConfiguration(),
                        ImageScanningConfiguration.builder().scanOnPush(false).build()))
                .encryptionConfiguration(Objects.requireNonNullElse(
                        request.encryptionConfiguration(),
                        EncryptionConfiguration.builder()
                                .encryptionType("AES256")
                                .build()))
                .build());
    }

    private DescribeRepositoriesResponse describe(DescribeRepositoriesRequest request, Caller caller) {
        List<Repository> all = request.repositoryNames().isEmpty()
                ? List.copyOf(
                        Repositories.of(regions, caller, request.registryId()).all())
                : request.repositoryNames().stream()
                        .map(name -> Repositories.get(regions, caller, request.registryId(), name))
                        .toList();
        Integer size = request.maxResults() == null ? Integer.valueOf(USUAL_PAGE) : request.maxResults();
        Page<Repository> page = Page.of(all, request.nextToken(), size, MOST_PER_PAGE, EcrErrors::badToken);
        return DescribeRepositoriesResponse.builder()
                .repositories(page.items().stream()
                        .map(repository -> repository.settings)
                        .toList())
                .nextToken(page.next())
                .build();
    }

    private DeleteRepositoryResponse delete(DeleteRepositoryRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        if (!repository.images.isEmpty() && !Boolean.TRUE.equals(request.force())) {
            throw EcrErrors.notEmpty(repository.name(), repository.registry());
        }
        Repositories.of(regions, caller, request.registryId()).remove(repository);
        return DeleteRepositoryResponse.builder()
                .repository(repository.settings)
                .build();
    }

    private PutImageTagMutabilityResponse putMutability(PutImageTagMutabilityRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        repository.settings = repository.settings.toBuilder()
                .imageTagMutability(request.imageTagMutabilityAsString())
                .imageTagMutabilityExclusionFilters(
                        request.hasImageTagMutabilityExclusionFilters()
                                ? request.imageTagMutabilityExclusionFilters()
                                : null)
                .build();
        return PutImageTagMutabilityResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageTagMutability(repository.settings.imageTagMutabilityAsString())
                .imageTagMutabilityExclusionFilters(
                        repository.settings.hasImageTagMutabilityExclusionFilters()
                                ? repository.settings.imageTagMutabilityExclusionFilters()
                                : null)
                .build();
    }

    private PutImageScanningConfigurationResponse putScanning(
            PutImageScanningConfigurationRequest request, Caller caller) {
        Repository repository = Repositories.get(regions, caller, request.registryId(), request.repositoryName());
        repository.settings = repository.settings.toBuilder()
                .imageScanningConfiguration(request.imageScanningConfiguration())
                .build();
        return PutImageScanningConfigurationResponse.builder()
                .registryId(repository.registry())
                .repositoryName(repository.name())
                .imageScanningConfiguration(request.imageScanningConfiguration())
                .build();
    }
}
