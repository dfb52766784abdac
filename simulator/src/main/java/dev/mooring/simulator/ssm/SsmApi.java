package dev.mooring.simulator.ssm;

import dev.mooring.simulator.Api;
import dev.mooring.simulator.Caller;
import dev.mooring.simulator.TagStore;
import dev.mooring.simulator.World;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The Parameter Store of AWS Systems Manager. */
public final class SsmApi implements Api {
    private final Parameters parameters = new Parameters();
    private final ParameterWrites writes;
    private final ParameterReads reads = new ParameterReads(parameters);
    private final ParameterListing listing = new ParameterListing(parameters);
    private final ParameterLabels labels = new ParameterLabels(parameters);
    private final ParameterTags tags = new ParameterTags(parameters);

    public SsmApi(World world) {
        this.writes = new ParameterWrites(parameters, world.timeline());
    }

    @Override
    public String signingName() {
        return "ssm";
    }

    @Override
    public void bind(Operations operations) {
        writes.bind(operations);
        reads.bind(operations);
        listing.bind(operations);
        labels.bind(operations);
        tags.bind(operations);
    }

    @Override
    public List<TagStore> tagStores() {
        return List.of(tags);
    }

    /** Makes a secure parameter be there, with this value; one that is there keeps its own. */
    public void seed(Caller owner, String name, String value) {
        writes.seed(owner, name, value);
    }

    /**
     * Why a task could not be given this parameter; empty where it could.
     *
     * @param name or ARN, also with a version or a label behind it
     * @return in the words in which ECS passes it on
     */
    public Optional<String> refusal(Caller owner, String name) {
        try {
            Selector.of(name).in(parameters, owner);
            return Optional.empty();
        } catch (AwsServiceException missing) {
            return Optional.of("invalid parameters: " + name);
        }
    }
}
