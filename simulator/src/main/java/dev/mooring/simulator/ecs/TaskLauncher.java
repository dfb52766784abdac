package dev.mooring.simulator.ecs;

import dev.mooring.simulator.Caller;
import dev.mooring.simulator.Ids;
import dev.mooring.simulator.elb.TargetRegistry;
import dev.mooring.simulator.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** Makes tasks and begins their lives. */
final class TaskLauncher {
    private static final String FARGATE_PLATFORM = "1.4.0";

    private final Timeline timeline;
    private final Ids ids;
    private final EcsOptions options;
    private final Images images;
    private final SecretShelf secrets;
    private final TargetRegistry targets;

    TaskLauncher(
            Timeline timeline,
            Ids ids,
            EcsOptions options,
            Images images,
            SecretShelf secrets,
            TargetRegistry targets) {
        this.timeline = timeline;
        this.ids = ids;
        this.options = options;
        this.images = images;
        this.secrets = secrets;
        this.targets = targets;
    }

    /**
     * What is to run, and on whose behalf.
     *
     * @param launchType FARGATE or EC2
     * @param group {@code service:NAME} or {@code family:NAME}
     */
    record Order(
            ClusterEntry cluster,
            TaskDefinition definition,
            String launchType,
            @Nullable String capacityProvider,
            @Nullable NetworkConfiguration network,
            List<LoadBalancer> loadBalancers,
            String group,
            @Nullable String startedBy,
            TaskOverride overrides,
            boolean executeCommand,
            List<Tag> tags) {}

    TaskEntry launch(Ecs region, Order order, TaskWatcher watcher) {
        String arn = region.owner.arn("ecs", "task/" + order.cluster().name() + "/" + ids.hex(32));
        String address = ids.privateIp();
        boolean awsvpc = "awsvpc".equals(order.definition().networkModeAsString());
        boolean fargate = order.launchType().equals("FARGATE");
        Task.Builder state = Task.builder()
                .taskArn(arn)
                .clusterArn(order.cluster().arn())
                .taskDefinitionArn(order.definition().taskDefinitionArn())
                .launchType(order.launchType())
                .capacityProviderName(order.capacityProvider())
                .availabilityZone(region.owner.region() + "abc".charAt(region.tasks.size() % 3))
                .attributes(List.of())
                .cpu(orElse(order.definition().cpu(), "0"))
                .memory(orElse(order.definition().memory(), "0"))
                .createdAt(timeline.now())
                .desiredStatus(TaskEntry.RUNNING)
                .lastStatus("PROVISIONING")
                .healthStatus(HealthStatus.UNKNOWN)
                .group(order.group())
                .startedBy(order.startedBy())
                .overrides(overrides(order))
                .inferenceAccelerators(List.of())
                .enableExecuteCommand(order.executeCommand())
                .attachments(awsvpc ? List.of(attachment(region.owner, order, address)) : List.of())
                .version(1L);
        if (fargate) {
            state.platformVersion(FARGATE_PLATFORM)
                    .platformFamily("Linux")
                    .ephemeralStorage(storage -> storage.sizeInGiB(20))
                    .fargateEphemeralStorage(storage -> storage.sizeInGiB(20));
        }
        TaskEntry task = new TaskEntry(
                order.cluster(),
                order.definition(),
                awsvpc ? address : instance(order),
                order.loadBalancers(),
                state.build());
        order.definition()
                .containerDefinitions()
                .forEach(each -> task.containers.add(container(arn, each, address, awsvpc)));
        region.tasks.put(arn, task);
        if (!order.tags().isEmpty()) {
            Map<String, String> tags = new LinkedHashMap<>();
            order.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
            region.tags.put(arn, tags);
        }
        task.live(
                new TaskLife(task, new TaskSurroundings(region, timeline, options, images, secrets, targets), watcher));
        return task;
    }

    private static String instance(Order order) {
        return "i-" + Integer.toHexString(order.cluster().arn().hashCode());
    }

    private TaskOverride overrides(Order order) {
        if (!order.overrides().containerOverrides().isEmpty()) {
            return order.overrides();
        }
        return order.overrides().toBuilder()
                .containerOverrides(order.definition().containerDefinitions().stream()
                        .map(container -> ContainerOverride.builder()
                                .name(container.name())
                                .build())
                        .toList())
                .inferenceAcceleratorOverrides(List.of())
                .build();
    }

    private Attachment attachment(Caller owner, Order order, String address) {
        String subnet = order.network() == null || order.network().awsvpcConfiguration() == null
                ? "subnet-" + owner.region()
                : order.network().awsvpcConfiguration().subnets().stream()
                        .findFirst()
                        .orElse("subnet-" + owner.region());
        return Attachment.builder()
                .id(ids.uuid())
                .type("ElasticNetworkInterface")
                .status("ATTACHED")
                .details(
                        detail("subnetId", subnet),
                        detail("networkInterfaceId", "eni-" + ids.hex(17)),
                        detail("macAddress", "0a:" + ids.hex(2) + ":" + ids.hex(2) + ":" + ids.hex(2) + ":0b:0c"),
                        detail("privateDnsName", "ip-" + address.replace('.', '-') + ".ec2.internal"),
                        detail("privateIPv4Address", address))
                .build();
    }

    private static KeyValuePair detail(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private Container container(String taskArn, ContainerDefinition definition, String address, boolean awsvpc) {
        Container.Builder container = Container.builder()
                .containerArn(taskArn.replace(":task/", ":container/") + "/" + ids.uuid())
                .taskArn(taskArn)
                .name(definition.name())
                .image(definition.image())
                .imageDigest(images.digest(definition.image()))
                .runtimeId(Ecs.last(taskArn) + "-" + ids.digits(10))
                .lastStatus("PENDING")
                .healthStatus(HealthStatus.UNKNOWN)
                .networkBindings(List.of())
                .networkInterfaces(List.of())
                .cpu(Integer.toString(definition.cpu()));
        if (definition.memory() != null) {
            container.memory(Integer.toString(definition.memory()));
        }
        if (definition.memoryReservation() != null) {
            container.memoryReservation(Integer.toString(definition.memoryReservation()));
        }
        if (awsvpc) {
            container.networkInterfaces(NetworkInterface.builder()
                    .attachmentId(ids.uuid())
                    .privateIpv4Address(address)
                    .build());
        }
        return container.build();
    }

    private static String orElse(@Nullable String given, String fallback) {
        return given == null ? fallback : given;
    }
}
