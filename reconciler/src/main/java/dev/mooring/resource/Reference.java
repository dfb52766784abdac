package dev.mooring.resource;

/**
 * Points at an attribute of something that AWS may not hold yet.
 *
 * @param attribute one of the target type's {@link ResourceType#attributes()}: {@code arn}, {@code url}, {@code name}
 */
public record Reference(Target target, String attribute) {

    public sealed interface Target {
        /** The primary resource of a manifest, whatever kind it is: how one kind points at another. */
        record OfManifest(ManifestId manifest) implements Target {}

        /** A resource by its id: of the same expansion, or one that another manifest offers. */
        record OfResource(ResourceId resource) implements Target {}
    }

    public static Reference to(ManifestId manifest, String attribute) {
        return new Reference(new Target.OfManifest(manifest), attribute);
    }

    public static Reference to(ResourceId resource, String attribute) {
        return new Reference(new Target.OfResource(resource), attribute);
    }

    @Override
    public String toString() {
        return switch (target) {
            case Target.OfManifest of -> attribute + " of " + of.manifest();
            case Target.OfResource of -> attribute + " of " + of.resource();
        };
    }
}
