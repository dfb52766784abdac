package dev.mooring.contract;

final class BucketContractTest extends ContractTest {
    @Override
    String api() {
        return "s3";
    }

    @Override
    Subject subject(Site at) {
        return new BucketSubject(at);
    }
}
