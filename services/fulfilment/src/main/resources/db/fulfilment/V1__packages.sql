create table packages (
    order_id  uuid primary key,
    packed_at timestamptz not null
);
