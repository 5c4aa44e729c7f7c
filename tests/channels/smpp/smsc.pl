# An SMSC that Net::SMPP speaks for: it reads and writes none of our own bytes.
#
# It says its port on the first line, then what came, a line each. Whoever binds with the password is let in. A
# text to a number that ends in 58 is throttled; any other is taken, with an enquire_link before the answer and
# the receipt behind it.
use strict;
use warnings;
use Net::SMPP;

my ($password) = @ARGV;
my $taken = 0;
$| = 1;
my $listening = Net::SMPP->new_listen('127.0.0.1', port => 0, smpp_version => 0x34) or die "can't listen: $!";
print $listening->sockport, "\n";

while (my $line = $listening->accept) {
    while (my $pdu = $line->read_pdu) {
        last unless answer($line, $pdu);
    }
    close $line;
}

sub answer {
    my ($line, $pdu) = @_;
    my $command = $pdu->{cmd};
    if ($command == Net::SMPP::CMD_bind_transceiver) {
        my $known = $pdu->{password} eq $password;
        print join(' ', 'bind', $pdu->{system_id}, $pdu->{interface_version}, $known ? 'in' : 'out'), "\n";
        $line->bind_transceiver_resp(seq => $pdu->{seq}, status => $known ? 0 : 0x0E, system_id => 'perl');
        return 1;
    }
    return submitted($line, $pdu) if $command == Net::SMPP::CMD_submit_sm;
    if ($command == Net::SMPP::CMD_unbind) {
        $line->unbind_resp(seq => $pdu->{seq});
        print "unbind\n";
        return 0;
    }
    print 'answer ', $pdu->explain_cmd, ' ', $pdu->{status}, "\n";
    return 1;
}

sub submitted {
    my ($line, $pdu) = @_;
    my @fields = qw(source_addr_ton source_addr destination_addr esm_class registered_delivery data_coding);
    print join(' ', 'submit', @$pdu{@fields}, unpack('H*', $pdu->{short_message})), "\n";
    $line->enquire_link(async => 1);
    if ($pdu->{destination_addr} =~ /58$/) {
        $line->submit_sm_resp(seq => $pdu->{seq}, status => 0x58, message_id => '');
        return 1;
    }
    my $name = 'perl-' . ++$taken;
    $line->submit_sm_resp(seq => $pdu->{seq}, message_id => $name);
    $line->deliver_sm(
        async => 1, esm_class => 0x04, source_addr_ton => 1, source_addr_npi => 1,
        source_addr => $pdu->{destination_addr}, destination_addr => $pdu->{source_addr},
        short_message => "id:$name sub:001 dlvrd:001 submit date:2505131200 done date:2505131201 "
            . "stat:DELIVRD err:000 text:",
        receipted_message_id => "$name\0", message_state => pack('C', 2),
    );
    return 1;
}
