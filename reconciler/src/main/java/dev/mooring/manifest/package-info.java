/**
 * YAML to typed manifests, with every problem at its file, line and column: reading, overlays, binding to records, JSON
 * Schema. Pure: text in, manifests and problems out. Knows no kind by name but Environment, and nothing of AWS.
 *
 * <p>A spec is a record, and its components say what its YAML may be, in the words of {@link dev.mooring.manifest.spec}:
 *
 * <pre>{@code
 * @Doc("A queue of Amazon SQS.")
 * @AtMostOneOf({"deadLetter", "redrive"})                  // also ExactlyOneOf, AtLeastOneOf, Requires, OnlyWhen
 * public record QueueSpec(
 *         @Default("30s") @Range(min = "0s", max = "12h") @Doc("How long …") Duration visibilityTimeout,
 *         @Matches(value = "[a-z]+", says = "lower-case letters") String name,      // required; never empty
 *         Option<DeadLetter> deadLetter,                                            // may be left out
 *         @Size(max = 5) @Distinct Seq<String> groups,                              // left out: none
 *         @Keys(matches = "[A-Z_]+", says = "capitals") Map<String, EnvironmentValue> environment,
 *         @Allowed({"256", "512"}) int cpu,
 *         @Default("{}") Encryption encryption,                                     // all of its fields have defaults
 *         Value.Tree overrides) {}                                                  // anything; left out: empty
 *
 * sealed interface EnvironmentValue {                        // a union: told apart by a required key that one alone has
 *     @Scalar record Literal(@Size(min = 0, max = 4096) String value) implements EnvironmentValue {}  // LOG_LEVEL: info
 *     record FromQueue(String queue, @Default("url") QueueAttribute attribute) implements EnvironmentValue {}
 * }
 * }</pre>
 *
 * <p>Components are String, int, long, boolean, BigDecimal, Duration, enums ({@code BLUE_GREEN} is written {@code
 * blueGreen}; {@code @Written} says otherwise), nested records, unions, {@code Value.Tree}, and Option, Seq or
 * Map&lt;String, …&gt; of these. On a list or a map {@code @Size} counts its items; every other bound is each item's. What
 * annotations cannot say, a compact constructor may refuse by {@link IllegalArgumentException} ("must be …").
 */
@NullMarked
package dev.mooring.manifest;

import org.jspecify.annotations.NullMarked;
