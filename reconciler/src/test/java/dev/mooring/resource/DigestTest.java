package dev.mooring.resource;

import static dev.mooring.resource.Trees.ref;
import static dev.mooring.resource.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DigestTest {

    /** Tags in AWS hold digests that earlier versions wrote: another digest of the same tree costs a comparison. */
    @Test
    void is_the_same_in_every_version() {
        assertThat(Digest.of(tree("{'a': 1, 'b': ['x', true, {'c': 'd'}]}")))
                .isEqualTo("8dcf51f40701d37fca301aabced23c0f");
    }

    @Test
    void the_order_in_which_members_were_written_means_nothing() {
        assertThat(Digest.of(tree("{'a': 1.0, 'b': 2}"))).isEqualTo(Digest.of(tree("{'b': 2, 'a': 1}")));
    }

    @Test
    void trees_that_print_alike_are_told_apart() {
        assertThat(java.util.List.of(
                                tree("{'a': '1'}"),
                                tree("{'a': 1}"),
                                tree("{'a': 'b: c'}"),
                                tree("{'a': {'b': 'c'}}"),
                                tree("{'a': ['b', 'c']}"),
                                tree("{'a': ['b, c']}"),
                                tree("{'a': 'b', 'c': 'd'}"),
                                Value.tree("a", ref("Queue", "q", "arn")),
                                Value.tree("a", Value.of("arn of Queue/q")))
                        .stream()
                        .map(Digest::of))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_order_of_items_counts() {
        assertThat(Digest.of(tree("{'a': [1, 2]}"))).isNotEqualTo(Digest.of(tree("{'a': [2, 1]}")));
    }
}
