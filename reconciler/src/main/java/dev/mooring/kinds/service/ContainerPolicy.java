package dev.mooring.kinds.service;

import dev.mooring.kinds.service.spec.ServiceSpec;
import dev.mooring.manifest.Environment;
import dev.mooring.manifest.Environment.Images;
import dev.mooring.manifest.Manifest;
import dev.mooring.manifest.Problem;
import dev.mooring.resource.Value;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What an environment does not let its containers be: of a registry that it does not name, of a tag that can move, and, in
 * any environment, with a secret written into git. Looks at all containers, whoever wrote them.
 */
final class ContainerPolicy {
    private static final String DOCKER_HUB = "docker.io";
    private static final String MOVES = "latest";
    private final Manifest<ServiceSpec> manifest;
    private final ServiceNames names;
    private final Option<Images> images;

    ContainerPolicy(Manifest<ServiceSpec> manifest, Environment environment) {
        this.manifest = manifest;
        this.names = new ServiceNames(manifest, environment);
        this.images = environment.spec().images();
    }

    /** @param taskDefinition with everything merged into it */
    Seq<Problem> problems(Value.Tree taskDefinition) {
        return ServiceTrees.trees(taskDefinition, "containerDefinitions")
                .flatMap(container -> Vector.ofAll(
                                container.text("image").toVector().flatMap(image -> image(at(container), image)))
                        .appendAll(secrets(at(container), container)));
    }

    /** The path under which the container's fields stand. */
    private String at(Value.Tree container) {
        String name = container.text("name").getOrElse("");
        if (name.equals(names.container())) {
            return "spec";
        }
        int sidecar = manifest.spec().sidecars().indexWhere(one -> one.name().equals(name));
        return sidecar >= 0 ? "spec.sidecars[" + sidecar + "]" : "spec.overrides.taskDefinition.containerDefinitions";
    }

    private Seq<Problem> image(String at, String image) {
        return images.toVector()
                .flatMap(policy -> Vector.of(registry(policy, image), mutable(policy, image))
                        .flatMap(objection -> objection)
                        .map(objection -> manifest.problem(at + ".image", objection)));
    }

    private static Option<String> registry(Images policy, String image) {
        String host = host(image);
        return Option.when(
                !policy.registries().isEmpty() && !policy.registries().contains(host),
                () -> "the image is from " + host + "; the environment's images.registries allows "
                        + policy.registries().mkString(", "));
    }

    /** As Docker tells a registry from the first part of a name: by a dot, a colon, or being localhost. */
    private static String host(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : DOCKER_HUB;
    }

    private static Option<String> mutable(Images policy, String image) {
        if (!policy.requireImmutable() || image.contains("@sha256:")) {
            return Option.none();
        }
        String last = image.substring(image.lastIndexOf('/') + 1);
        String tag = last.contains(":") ? last.substring(last.indexOf(':') + 1) : "";
        return Option.when(
                tag.isEmpty() || tag.equals(MOVES),
                () -> (tag.isEmpty() ? "the image has no tag" : "the tag " + MOVES + " moves")
                        + "; the environment's images.requireImmutable wants a tag that stays, or a digest");
    }

    private Seq<Problem> secrets(String at, Value.Tree container) {
        return ServiceTrees.trees(container, "environment")
                .flatMap(variable -> variable.text("name")
                        .flatMap(name -> variable.text("value")
                                .filter(ignored ->
                                        !manifest.lifecycle().plaintext().contains(name))
                                .flatMap(value -> SecretText.resemblance(name, value))
                                .map(what -> manifest.problem(
                                        at + ".environment." + name,
                                        "looks like " + what
                                                + ", and git is no place for one: keep it in Secrets Manager or the"
                                                + " Parameter Store and name it under secrets; if it is none, say so in the"
                                                + " annotation mooring.dev/plaintext: " + name))));
    }
}
