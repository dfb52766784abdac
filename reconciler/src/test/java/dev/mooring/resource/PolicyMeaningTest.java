package dev.mooring.resource;

import static dev.mooring.resource.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyMeaningTest {

    private static Value.Tree policy(String statements) {
        return tree("{'Version': '2012-10-17', 'Statement': " + statements + "}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            order of statements    | [{'Effect': 'Allow', 'Action': 'a:b'}, {'Effect': 'Deny', 'Action': 'a:c'}] | [{'Effect': 'Deny', 'Action': 'a:c'}, {'Effect': 'Allow', 'Action': 'a:b'}]
            one or a list of one   | {'Effect': 'Allow', 'Action': 'a:b', 'Resource': '*'} | [{'Effect': 'Allow', 'Action': ['a:b'], 'Resource': ['*']}]
            order of actions       | [{'Action': ['a:b', 'a:c']}] | [{'Action': ['a:c', 'a:b', 'a:c']}]
            case of actions        | [{'Action': 'sqs:SendMessage'}] | [{'Action': 'SQS:sendmessage'}]
            an account and its root| [{'Principal': {'AWS': '123456789012'}}] | [{'Principal': {'AWS': ['arn:aws:iam::123456789012:root']}}]
            everyone               | [{'Principal': '*'}] | [{'Principal': {'AWS': '*'}}]
            order of principals    | [{'Principal': {'AWS': ['arn:1', 'arn:2']}}] | [{'Principal': {'AWS': ['arn:2', 'arn:1']}}]
            condition keys' case   | [{'Condition': {'StringEquals': {'aws:sourceArn': 'x'}}}] | [{'Condition': {'StringEquals': {'aws:SourceArn': ['x']}}}]
            booleans as text       | [{'Condition': {'Bool': {'aws:SecureTransport': 'false'}}}] | [{'Condition': {'Bool': {'aws:SecureTransport': false}}}]
            a Sid on one side only | [{'Sid': 'x', 'Action': 'a:b'}] | [{'Action': 'a:b'}]
            """)
    void means_the_same(String why, String one, String other) {
        assertThat(PolicyMeaning.same(policy(one), policy(other))).as(why).isTrue();
        assertThat(PolicyMeaning.same(policy(other), policy(one))).as(why).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            effect               | [{'Effect': 'Allow', 'Action': 'a:b'}] | [{'Effect': 'Deny', 'Action': 'a:b'}]
            another action       | [{'Action': 'a:b'}] | [{'Action': ['a:b', 'a:c']}]
            action and NotAction | [{'Action': 'a:b'}] | [{'NotAction': 'a:b'}]
            case of resources    | [{'Resource': 'arn:X'}] | [{'Resource': 'arn:x'}]
            another account      | [{'Principal': {'AWS': '123456789012'}}] | [{'Principal': {'AWS': '210987654321'}}]
            a role of an account | [{'Principal': {'AWS': '123456789012'}}] | [{'Principal': {'AWS': 'arn:aws:iam::123456789012:role/r'}}]
            another kind of who  | [{'Principal': {'AWS': '*'}}] | [{'Principal': {'Service': '*'}}]
            no condition         | [{'Condition': {'StringEquals': {'a': 'x'}}}] | [{}]
            another Sid          | [{'Sid': 'x', 'Action': 'a:b'}] | [{'Sid': 'y', 'Action': 'a:b'}]
            a statement more     | [{'Action': 'a:b'}] | [{'Action': 'a:b'}, {'Action': 'a:c'}]
            """)
    void means_something_else(String why, String one, String other) {
        assertThat(PolicyMeaning.same(policy(one), policy(other))).as(why).isFalse();
        assertThat(PolicyMeaning.same(policy(other), policy(one))).as(why).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            the first one is what none means            | {'Statement': []} | {'Version': '2008-10-17', 'Statement': []} | true
            without variables the second says no more   | {'Statement': []} | {'Version': '2012-10-17', 'Statement': []} | true
            a variable, or those very letters           | {'Statement': {'Resource': '${aws:username}'}} | {'Version': '2012-10-17', 'Statement': {'Resource': '${aws:username}'}} | false
            two versions that are named                 | {'Version': '2008-10-17', 'Statement': []} | {'Version': '2012-10-17', 'Statement': []} | false
            a version that there is not                 | {'Statement': []} | {'Version': '2030-01-01', 'Statement': []} | false
            """)
    void a_version_counts_where_it_makes_a_difference(String why, String one, String other, boolean same) {
        assertThat(PolicyMeaning.same(tree(one), tree(other))).as(why).isEqualTo(same);
        assertThat(PolicyMeaning.same(tree(other), tree(one))).as(why).isEqualTo(same);
    }
}
