package dev.mooring.simulator.ecr;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Regional;
import dev.mooring.simulator.time.Timeline;
import java.util.List;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;

/** Images that nobody pushed and that are there when somebody asks: for worlds in which builds do not happen. */
interface Stock {
    /** As in AWS: what nobody pushed is not there. */
    Stock NONE = (regions, owner, repository, ids) -> {};

    /** Called before images of a repository are handed out; {@code owner} is the registry's account. */
    void ask(Regional<Repositories> regions, Caller owner, String repository, List<ImageIdentifier> ids);

    /** Images for both architectures, scanned and without findings, in every repository that nobody made. */
    static Stock unlimited(RepositoryOperations repositories, Timeline timeline) {
        return (regions, owner, name, ids) -> {
            Repository repository = regions.of(owner).find(name).orElseGet(() -> {
                Repository fresh = repositories.plain(name, owner);
                fresh.stocked = true;
                regions.of(owner).add(fresh);
                return fresh;
            });
            if (repository.stocked) {
                ids.stream()
                        .filter(id -> repository.find(id).isEmpty())
                        .forEach(id ->
                                Build.of(name, id, List.of("amd64", "arm64")).into(repository, timeline.now()));
            }
        };
    }
}
