package dev.mooring.kinds.service;

import dev.mooring.manifest.Environment;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A {@code valueFrom}, taken apart: {@code arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME:KEY:STAGE:VERSION}, {@code
 * arn:aws:ssm:REGION:ACCOUNT:parameter/NAME}, or the name of a parameter beside the task (Amazon ECS Developer Guide, "Pass
 * sensitive data to an Amazon ECS container").
 *
 * @param region none for a parameter beside the task
 * @param id of a secret, its ARN, complete or without the six random characters at its end; of a parameter, its name
 * @param key the member of the secret's JSON
 * @param stage the staging label; none stands for {@code AWSCURRENT}
 * @param version the version's id, which goes before the label
 */
public record SecretSource(
        Store store,
        Option<String> region,
        Option<String> account,
        String id,
        Option<String> key,
        Option<String> stage,
        Option<String> version) {
    private static final int NAME = 6;
    private static final int PARAMETER = 5;

    /** Who keeps it. */
    public enum Store {
        SECRETS_MANAGER,
        PARAMETER_STORE
    }

    public static SecretSource of(String valueFrom) {
        Vector<String> parts = Vector.of(valueFrom.split(":", -1));
        if (parts.length() > NAME && parts.get(2).equals("secretsmanager")) {
            return new SecretSource(
                    Store.SECRETS_MANAGER,
                    Option.some(parts.get(3)),
                    Option.some(parts.get(4)),
                    parts.take(NAME + 1).mkString(":"),
                    part(parts, NAME + 1),
                    part(parts, NAME + 2),
                    part(parts, NAME + 3));
        }
        return parts.length() > PARAMETER && parts.head().equals("arn")
                ? parameter(Option.some(parts.get(3)), Option.some(parts.get(4)), parts.get(PARAMETER))
                : parameter(Option.none(), Option.none(), parts.head());
    }

    /** An ARN has one slash before the name, be there one at the name's beginning or not. */
    private static SecretSource parameter(Option<String> region, Option<String> account, String resource) {
        String path = resource.startsWith("parameter/") ? resource.substring("parameter".length()) : resource;
        return new SecretSource(
                Store.PARAMETER_STORE, region, account, path, Option.none(), Option.none(), Option.none());
    }

    /** Whether it lies where the environment does, so that it can be asked about with its credentials. */
    public boolean isIn(Environment.Spec environment) {
        return region.forAll(environment.region()::equals) && account.forAll(environment.account()::equals);
    }

    /** What the secret's name may be: what follows {@code secret:} in its ARN. */
    public String name() {
        return store == Store.SECRETS_MANAGER ? id.substring(id.indexOf(":secret:") + ":secret:".length()) : id;
    }

    private static Option<String> part(Vector<String> parts, int at) {
        return Option.when(at < parts.length() && !parts.get(at).isEmpty(), () -> parts.get(at));
    }
}
