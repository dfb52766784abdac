package dev.mooring.kinds.service.spec;

import dev.mooring.manifest.spec.Allowed;
import dev.mooring.manifest.spec.AtLeastOneOf;
import dev.mooring.manifest.spec.Distinct;
import dev.mooring.manifest.spec.Doc;
import dev.mooring.manifest.spec.Keys;
import dev.mooring.manifest.spec.Matches;
import dev.mooring.manifest.spec.Range;
import dev.mooring.manifest.spec.Size;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** One of {@code routes:} of a Service. */
@Doc("One listener rule. A request comes here if everything that is written matches it; of a list, one item is enough.")
@AtLeastOneOf({"paths", "hosts", "headers", "queries", "methods", "sourceIps"})
public record Route(
        @Range(min = "1", max = "50000")
        @Doc("Where the rule stands among the listener's; the lowest that matches wins. No two rules share one.")
        int priority,

        @Size(max = 5) @Distinct
        @Matches(value = "[A-Za-z0-9_.$/~\"'@:+&*?-]{1,128}", says = "a path pattern such as /api/*")
        @Doc("Patterns of paths; * stands for any characters, ? for one.")
        Seq<String> paths,

        @Size(max = 5) @Distinct
        @Matches(value = "[A-Za-z0-9.*?-]{1,128}", says = "a host pattern such as *.example.com")
        @Doc("Patterns of hosts; * stands for any characters, ? for one.")
        Seq<String> hosts,

        @Size(max = 5) @Keys(matches = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}", says = "the name of an HTTP header")
        @Doc("Patterns that headers have, by the headers' names: all of these headers must match.")
        Map<String, Seq<String>> headers,

        @Size(max = 5) @Doc("Patterns that query parameters have, by the parameters' names: all of them must match.")
        Map<String, String> queries,

        @Size(max = 5) @Distinct
        @Allowed({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        @Doc("HTTP methods.")
        Seq<String> methods,

        @Size(max = 5) @Distinct
        @Matches(value = "[0-9A-Fa-f.:]{2,39}/[0-9]{1,3}", says = "a range of addresses such as 10.0.0.0/8")
        @Doc("Ranges of addresses that the request comes from.")
        Seq<String> sourceIps) {}
