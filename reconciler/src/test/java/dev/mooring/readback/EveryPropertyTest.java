package dev.mooring.readback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mooring.resource.JsonText;
import dev.mooring.resource.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The properties of CloudFormation's types (AWS CloudFormation Template Reference) are known by their names here, whichever of
 * them a recording holds: none fails for being unknown, and declared as it is live none differs.
 */
final class EveryPropertyTest {

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("AWS::ECS::Service", "what it is", """
                        {"AvailabilityZoneRebalancing": "ENABLED", "Cluster": "c", "DesiredCount": 1,
                         "DeploymentController": {"Type": "ECS"}, "EnableECSManagedTags": true,
                         "EnableExecuteCommand": true, "ForceNewDeployment": {"EnableForceNewDeployment": true},
                         "HealthCheckGracePeriodSeconds": 9, "LaunchType": "FARGATE", "PlatformVersion": "LATEST",
                         "PropagateTags": "SERVICE", "Role": "r", "SchedulingStrategy": "REPLICA",
                         "ServiceName": "s", "TaskDefinition": "t",
                         "PlacementConstraints": [{"Type": "memberOf", "Expression": "e"}],
                         "PlacementStrategies": [{"Type": "spread", "Field": "f"}],
                         "CapacityProviderStrategy": [{"Base": 1, "CapacityProvider": "FARGATE", "Weight": 1}],
                         "NetworkConfiguration": {"AwsvpcConfiguration":
                           {"AssignPublicIp": "ENABLED", "SecurityGroups": ["sg"], "Subnets": ["s"]}},
                         "ServiceRegistries": [{"ContainerName": "c", "ContainerPort": 1, "Port": 1, "RegistryArn": "r"}]}
                        """),
                Arguments.of("AWS::ECS::Service", "how it deploys", """
                        {"DeploymentConfiguration": {
                           "Alarms": {"AlarmNames": ["a"], "Enable": true, "Rollback": true},
                           "BakeTimeInMinutes": 1, "MaximumPercent": 200, "MinimumHealthyPercent": 100,
                           "CanaryConfiguration": {"CanaryPercent": 5, "CanaryBakeTimeInMinutes": 1},
                           "LinearConfiguration": {"StepPercent": 5, "StepBakeTimeInMinutes": 1},
                           "DeploymentCircuitBreaker": {"Enable": true, "Rollback": true, "ResetOnHealthyTask": false,
                             "ThresholdConfiguration": {"Type": "COUNT", "Value": 3}},
                           "LifecycleHooks": [{"HookTargetArn": "h", "RoleArn": "r", "TargetType": "AWS_LAMBDA",
                             "LifecycleStages": ["PRE_SCALE_UP"], "HookDetails": {"a": 1},
                             "TimeoutConfiguration": {"TimeoutInMinutes": 5, "Action": "ROLLBACK"}}],
                           "Strategy": "CANARY"},
                         "LoadBalancers": [{"ContainerName": "c", "ContainerPort": 1, "LoadBalancerName": "l",
                           "TargetGroupArn": "t", "AdvancedConfiguration": {"AlternateTargetGroupArn": "a",
                             "ProductionListenerRule": "p", "TestListenerRule": "t", "RoleArn": "r"}}]}
                        """),
                Arguments.of("AWS::ECS::Service", "what it is connected to", """
                        {"ServiceConnectConfiguration": {"Enabled": true, "Namespace": "n",
                           "AccessLogConfiguration": {"Format": "JSON", "IncludeQueryParameters": "ENABLED"},
                           "LogConfiguration": {"LogDriver": "awslogs", "Options": {"a": "b"},
                             "SecretOptions": [{"Name": "n", "ValueFrom": "v"}]},
                           "Services": [{"DiscoveryName": "d", "IngressPortOverride": 1, "PortName": "p",
                             "ClientAliases": [{"DnsName": "d", "Port": 1, "TestTrafficRules":
                               {"Header": {"Name": "n", "Value": {"Exact": "e"}}}}],
                             "Timeout": {"IdleTimeoutSeconds": 1, "PerRequestTimeoutSeconds": 1},
                             "Tls": {"IssuerCertificateAuthority": {"AwsPcaAuthorityArn": "a"}, "KmsKey": "k",
                               "RoleArn": "r"}}]},
                         "VolumeConfigurations": [{"Name": "v", "ManagedEBSVolume": {"Encrypted": true,
                           "FilesystemType": "xfs", "Iops": 1, "KmsKeyId": "k", "RoleArn": "r", "SizeInGiB": 1,
                           "SnapshotId": "s", "Throughput": 1, "VolumeInitializationRate": 100, "VolumeType": "gp3",
                           "TagSpecifications": [{"PropagateTags": "SERVICE", "ResourceType": "volume",
                             "Tags": [{"Key": "k", "Value": "v"}]}]}}],
                         "VpcLatticeConfigurations": [{"PortName": "p", "RoleArn": "r", "TargetGroupArn": "t"}]}
                        """),
                Arguments.of("AWS::ECS::TaskDefinition", "the task", """
                        {"Cpu": "256", "Memory": "512", "EnableFaultInjection": true,
                         "EphemeralStorage": {"SizeInGiB": 30}, "ExecutionRoleArn": "e", "Family": "f",
                         "InferenceAccelerators": [{"DeviceName": "d", "DeviceType": "t"}], "IpcMode": "task",
                         "NetworkMode": "awsvpc", "PidMode": "task",
                         "PlacementConstraints": [{"Expression": "e", "Type": "memberOf"}],
                         "ProxyConfiguration": {"ContainerName": "c", "Type": "APPMESH",
                           "ProxyConfigurationProperties": [{"Name": "n", "Value": "v"}]},
                         "RequiresCompatibilities": ["FARGATE"],
                         "RuntimePlatform": {"CpuArchitecture": "ARM64", "OperatingSystemFamily": "LINUX"},
                         "TaskRoleArn": "t",
                         "Volumes": [{"Name": "a", "ConfiguredAtLaunch": true, "Host": {"SourcePath": "/a"},
                           "DockerVolumeConfiguration": {"Autoprovision": true, "Driver": "d", "Scope": "task",
                             "DriverOpts": {"a": "b"}, "Labels": {"a": "b"}},
                           "EFSVolumeConfiguration": {"AuthorizationConfig": {"AccessPointId": "a", "IAM": "ENABLED"},
                             "FilesystemId": "fs", "RootDirectory": "/", "TransitEncryption": "ENABLED",
                             "TransitEncryptionPort": 1},
                           "FSxWindowsFileServerVolumeConfiguration": {"AuthorizationConfig":
                             {"CredentialsParameter": "c", "Domain": "d"}, "FileSystemId": "f", "RootDirectory": "/"}}]}
                        """),
                Arguments.of("AWS::ECS::TaskDefinition", "a container", """
                        {"ContainerDefinitions": [{"Command": ["c"], "Cpu": 1, "CredentialSpecs": ["c"],
                           "DependsOn": [{"Condition": "START", "ContainerName": "c"}], "DisableNetworking": true,
                           "DnsSearchDomains": ["d"], "DnsServers": ["d"], "DockerLabels": {"a": "b"},
                           "DockerSecurityOptions": ["d"], "EntryPoint": ["e"],
                           "Environment": [{"Name": "n", "Value": "v"}],
                           "EnvironmentFiles": [{"Type": "s3", "Value": "v"}], "Essential": true,
                           "ExtraHosts": [{"Hostname": "h", "IpAddress": "i"}],
                           "FirelensConfiguration": {"Options": {"a": "b"}, "Type": "fluentbit"},
                           "HealthCheck": {"Command": ["c"], "Interval": 1, "Retries": 1, "StartPeriod": 1, "Timeout": 1},
                           "Hostname": "h", "Image": "i", "Interactive": true, "Links": ["l"],
                           "LinuxParameters": {"Capabilities": {"Add": ["a"], "Drop": ["d"]},
                             "Devices": [{"ContainerPath": "c", "HostPath": "h", "Permissions": ["read"]}],
                             "InitProcessEnabled": true, "MaxSwap": 1, "SharedMemorySize": 1, "Swappiness": 1,
                             "Tmpfs": [{"ContainerPath": "c", "MountOptions": ["m"], "Size": 1}]},
                           "LogConfiguration": {"LogDriver": "awslogs", "Options": {"a": "b"},
                             "SecretOptions": [{"Name": "n", "ValueFrom": "v"}]},
                           "Memory": 1, "MemoryReservation": 1,
                           "MountPoints": [{"ContainerPath": "c", "ReadOnly": true, "SourceVolume": "s"}], "Name": "n",
                           "PortMappings": [{"AppProtocol": "http", "ContainerPort": 1, "ContainerPortRange": "1-2",
                             "HostPort": 1, "Name": "n", "Protocol": "tcp"}],
                           "Privileged": true, "PseudoTerminal": true, "ReadonlyRootFilesystem": true,
                           "RepositoryCredentials": {"CredentialsParameter": "c"},
                           "ResourceRequirements": [{"Type": "GPU", "Value": "1"}],
                           "RestartPolicy": {"Enabled": true, "IgnoredExitCodes": [1], "RestartAttemptPeriod": 60},
                           "Secrets": [{"Name": "n", "ValueFrom": "v"}], "StartTimeout": 1, "StopTimeout": 1,
                           "SystemControls": [{"Namespace": "n", "Value": "v"}],
                           "Ulimits": [{"HardLimit": 1, "Name": "nofile", "SoftLimit": 1}], "User": "u",
                           "VersionConsistency": "enabled",
                           "VolumesFrom": [{"ReadOnly": true, "SourceContainer": "s"}], "WorkingDirectory": "w"}]}
                        """),
                Arguments.of("AWS::ElasticLoadBalancingV2::TargetGroup", "all of it", """
                        {"HealthCheckEnabled": true, "HealthCheckIntervalSeconds": 30, "HealthCheckPath": "/",
                         "HealthCheckPort": "80", "HealthCheckProtocol": "HTTP", "HealthCheckTimeoutSeconds": 5,
                         "HealthyThresholdCount": 5, "IpAddressType": "ipv4", "Matcher": {"GrpcCode": "0", "HttpCode": "200"},
                         "Name": "n", "Port": 80, "Protocol": "HTTP", "ProtocolVersion": "HTTP1",
                         "TargetControlPort": 3000,
                         "TargetGroupAttributes": [{"Key": "stickiness.enabled", "Value": "true"}],
                         "TargetType": "ip", "Targets": [{"AvailabilityZone": "a", "Id": "i", "Port": 1, "QuicServerId": "q"}],
                         "UnhealthyThresholdCount": 2, "VpcId": "v"}
                        """),
                Arguments.of("AWS::ElasticLoadBalancingV2::ListenerRule", "conditions", """
                        {"ListenerArn": "l", "Priority": 1,
                         "Conditions": [
                           {"Field": "host-header", "HostHeaderConfig": {"Values": ["h"], "RegexValues": ["r"]}},
                           {"Field": "http-header", "HttpHeaderConfig":
                             {"HttpHeaderName": "n", "Values": ["v"], "RegexValues": ["r"]}},
                           {"Field": "http-request-method", "HttpRequestMethodConfig": {"Values": ["GET"]}},
                           {"Field": "path-pattern", "PathPatternConfig": {"Values": ["p"], "RegexValues": ["r"]}},
                           {"Field": "query-string", "QueryStringConfig": {"Values": [{"Key": "k", "Value": "v"}]}},
                           {"Field": "source-ip", "SourceIpConfig": {"Values": ["10.0.0.0/8"]}}],
                         "Transforms": [
                           {"Type": "url-rewrite", "UrlRewriteConfig": {"Rewrites": [{"Regex": "r", "Replace": "p"}]}},
                           {"Type": "host-header-rewrite",
                            "HostHeaderRewriteConfig": {"Rewrites": [{"Regex": "r", "Replace": "p"}]}}]}
                        """),
                Arguments.of("AWS::ElasticLoadBalancingV2::ListenerRule", "actions", """
                        {"Actions": [
                           {"Order": 1, "Type": "authenticate-cognito", "AuthenticateCognitoConfig":
                             {"AuthenticationRequestExtraParams": {"a": "b"}, "OnUnauthenticatedRequest": "deny",
                              "Scope": "s", "SessionCookieName": "c", "SessionTimeout": 1, "UserPoolArn": "u",
                              "UserPoolClientId": "c", "UserPoolDomain": "d"}},
                           {"Order": 2, "Type": "authenticate-oidc", "AuthenticateOidcConfig":
                             {"AuthenticationRequestExtraParams": {"a": "b"}, "AuthorizationEndpoint": "a",
                              "ClientId": "c", "ClientSecret": "s", "Issuer": "i", "OnUnauthenticatedRequest": "deny",
                              "Scope": "s", "SessionCookieName": "c", "SessionTimeout": 1, "TokenEndpoint": "t",
                              "UseExistingClientSecret": true, "UserInfoEndpoint": "u"}},
                           {"Order": 3, "Type": "jwt-validation", "JwtValidationConfig": {"Issuer": "i", "JwksEndpoint": "j",
                              "AdditionalClaims": [{"Format": "single-string", "Name": "n", "Values": ["v"]}]}},
                           {"Order": 4, "Type": "fixed-response", "FixedResponseConfig":
                             {"ContentType": "text/plain", "MessageBody": "b", "StatusCode": "200"}},
                           {"Order": 5, "Type": "redirect", "RedirectConfig": {"Host": "h", "Path": "p", "Port": "1",
                              "Protocol": "HTTPS", "Query": "q", "StatusCode": "HTTP_301"}},
                           {"Order": 6, "Type": "forward", "ForwardConfig": {
                              "TargetGroupStickinessConfig": {"DurationSeconds": 1, "Enabled": true},
                              "TargetGroups": [{"TargetGroupArn": "t", "Weight": 1}]}}]}
                        """));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("documents")
    void every_property_is_known(String type, String what, String properties) {
        Subject subject = Subjects.of(type).get();
        String text = "{\"type\": \"%s\", \"declared\": %s, \"live\": %s}".formatted(type, properties, properties);
        Value.Tree document = (Value.Tree) JsonText.parse(text).get();

        Pair pair = subject.pair(Readback.of("here", document));

        assertThat(pair.live().isEmpty()).isFalse();
        assertThat(subject.differences(pair)).isEmpty();
    }

    @Test
    void a_property_that_aws_does_not_have_fails() {
        Value.Tree document = (Value.Tree)
                JsonText.parse("{\"type\": \"AWS::ECS::Service\", \"declared\": {\"DesiredKount\": 1}, \"live\": {}}")
                        .get();

        assertThatThrownBy(() -> Subjects.of("AWS::ECS::Service").get().pair(Readback.of("here", document)))
                .hasMessageContaining("unknown property DesiredKount; did you mean desiredCount?");
    }
}
