package dev.mooring.kinds.service;

import dev.mooring.resource.Fields;
import dev.mooring.resource.ResourceId;
import dev.mooring.resource.ResourceType;
import dev.mooring.resource.Value;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A listener rule: the members of CreateRule (Elastic Load Balancing v2). AWS takes and gives some of them in two forms;
 * trees hold the longer one: {@code PathPatternConfig.Values} rather than {@code Values}, {@code ForwardConfig} rather than
 * {@code TargetGroupArn}.
 */
public final class ListenerRuleType {
    public static final String NAME = "elbv2/listener-rule";

    private static final String CONDITION = "Conditions[].";
    private static final String ACTION = "Actions[].";
    private static final String FORWARD = ACTION + "ForwardConfig.";
    private static final String REDIRECT = ACTION + "RedirectConfig.";

    /** A rule holds nothing that would be lost, but nothing of it is immutable save what identifies it. */
    public static final ResourceType TYPE = new ResourceType(NAME, fields(), HashSet.of("arn"), false);

    private ListenerRuleType() {}

    /** The rule at this priority, of which a listener has one. */
    public static ResourceId id(String listenerArn, int priority) {
        return new ResourceId(NAME, listenerArn, Integer.toString(priority));
    }

    /** The condition that a request's path matches one of these patterns. */
    public static Value.Tree pathPattern(Seq<String> patterns) {
        return condition("path-pattern", "PathPatternConfig", patterns);
    }

    /** The condition that a request's host matches one of these patterns. */
    public static Value.Tree hostHeader(Seq<String> patterns) {
        return condition("host-header", "HostHeaderConfig", patterns);
    }

    /** The condition that a request's header of this name matches one of these patterns. */
    static Value.Tree httpHeader(String name, Seq<String> patterns) {
        return Value.tree("Field", Value.of("http-header"))
                .with(
                        "HttpHeaderConfig",
                        Value.tree("HttpHeaderName", Value.of(name)).with("Values", Value.texts(patterns)));
    }

    /** The condition that a query parameter of this name matches the pattern. */
    static Value.Tree queryString(String name, String pattern) {
        return Value.tree("Field", Value.of("query-string"))
                .with(
                        "QueryStringConfig",
                        Value.tree(
                                "Values",
                                Value.list(Value.tree("Key", Value.of(name)).with("Value", Value.of(pattern)))));
    }

    /** The condition that a request has one of these methods. */
    static Value.Tree method(Seq<String> methods) {
        return condition("http-request-method", "HttpRequestMethodConfig", methods);
    }

    /** The condition that a request comes from one of these ranges. */
    static Value.Tree sourceIp(Seq<String> ranges) {
        return condition("source-ip", "SourceIpConfig", ranges);
    }

    /** The action that sends every request to one target group. */
    public static Value.Tree forward(Value targetGroupArn) {
        return forward(Vector.of(targetGroupArn));
    }

    /** The action that divides requests among target groups; where there are several, another says how. */
    static Value.Tree forward(Seq<Value> targetGroupArns) {
        Option<Value> whole = Option.when(targetGroupArns.size() == 1, () -> Value.of(1));
        return Value.tree("Type", Value.of("forward"))
                .with(
                        "ForwardConfig",
                        Value.tree(
                                "TargetGroups",
                                Value.list(targetGroupArns.map(
                                        arn -> Value.tree("TargetGroupArn", arn).with("Weight", whole)))));
    }

    private static Value.Tree condition(String field, String config, Seq<String> values) {
        return Value.tree("Field", Value.of(field)).with(config, Value.tree("Values", Value.texts(values)));
    }

    private static Fields fields() {
        return identity(logins(actions(conditions(Fields.in(NAME)))));
    }

    private static Fields conditions(Fields fields) {
        return fields.listMap("Conditions", "Field", "HttpHeaderConfig", "QueryStringConfig")
                .absentByDefault(CONDITION + "Values", CONDITION + "RegexValues")
                .listSet(CONDITION + "PathPatternConfig.Values", CONDITION + "PathPatternConfig.RegexValues")
                .listSet(CONDITION + "HostHeaderConfig.Values", CONDITION + "HostHeaderConfig.RegexValues")
                .listSet(CONDITION + "HttpHeaderConfig.Values", CONDITION + "HttpHeaderConfig.RegexValues")
                .absentByDefault(CONDITION + "HttpHeaderConfig.HttpHeaderName")
                .listSet(CONDITION + "QueryStringConfig.Values")
                .listSet(CONDITION + "HttpRequestMethodConfig.Values")
                .listSet(CONDITION + "SourceIpConfig.Values");
    }

    private static Fields actions(Fields fields) {
        return fields.absentByDefault("Actions", ACTION + "Type", ACTION + "TargetGroupArn")
                .absentByDefault(ACTION + "ForwardConfig", ACTION + "FixedResponseConfig", ACTION + "RedirectConfig")
                // AWS numbers the actions of a rule that has several.
                .unmanaged(ACTION + "Order")
                .listMap(FORWARD + "TargetGroups", "TargetGroupArn")
                // ECS moves a service's traffic by it: the weights of a blue/green service's groups are not git's.
                .unmanaged(FORWARD + "TargetGroups[].Weight")
                .byDefault(FORWARD + "TargetGroupStickinessConfig.Enabled", false)
                .absentByDefault(FORWARD + "TargetGroupStickinessConfig.DurationSeconds")
                .absentByDefault(ACTION + "FixedResponseConfig.StatusCode")
                .absentByDefault(ACTION + "FixedResponseConfig.ContentType")
                .absentByDefault(ACTION + "FixedResponseConfig.MessageBody")
                .absentByDefault(REDIRECT + "StatusCode")
                .byDefault(REDIRECT + "Protocol", "#{protocol}")
                .byDefault(REDIRECT + "Port", "#{port}")
                .byDefault(REDIRECT + "Host", "#{host}")
                .byDefault(REDIRECT + "Path", "/#{path}")
                .byDefault(REDIRECT + "Query", "#{query}");
    }

    /** Defaults are those of AuthenticateCognitoActionConfig and AuthenticateOidcActionConfig. */
    private static Fields logins(Fields fields) {
        return Vector.of("AuthenticateCognitoConfig.", "AuthenticateOidcConfig.")
                .foldLeft(
                        fields,
                        (table, login) -> table.byDefault(ACTION + login + "Scope", "openid")
                                .byDefault(ACTION + login + "SessionCookieName", "AWSELBAuthSessionCookie")
                                .byDefault(ACTION + login + "SessionTimeout", 604800)
                                .byDefault(ACTION + login + "OnUnauthenticatedRequest", "authenticate")
                                .openMap(ACTION + login + "AuthenticationRequestExtraParams"))
                .absentByDefault(ACTION + "AuthenticateCognitoConfig", ACTION + "AuthenticateOidcConfig")
                // AWS keeps the secret to itself, and what belongs to a call is not the rule's.
                .readOnly(ACTION + "AuthenticateOidcConfig.ClientSecret")
                .readOnly(ACTION + "AuthenticateOidcConfig.UseExistingClientSecret");
    }

    private static Fields identity(Fields fields) {
        return fields.immutable("ListenerArn", "Priority")
                .numeric("Priority")
                .absentByDefault("Transforms")
                .readOnly("RuleArn", "IsDefault");
    }
}
